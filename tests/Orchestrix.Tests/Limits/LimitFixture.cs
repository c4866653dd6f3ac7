using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Limits;
using Orchestrix.Storage;

namespace Orchestrix.Tests.Limits;

/// <summary>Limits without a host, in virtual time.</summary>
sealed class LimitFixture : IDisposable
{
    public LimitFixture(params IEnumerable<LimitDefinition> limits)
    {
        Queue = new LimitQueue(new MemoryLimitStore(Time), Time, limits, NullLogger.Instance);
    }

    public FakeTimeProvider Time { get; } = new();

    public LimitQueue Queue { get; }

    public Task<SlotLease> Ask(string limit, int slots = 1, TimeSpan? timeout = null, CancellationToken token = default) =>
        Queue.AcquireAsync(limit, slots, timeout: timeout, cancellationToken: token).AsTask();

    public async Task<(int Occupied, int Waiting)> StateOf(string limit)
    {
        var status = await Queue.StatusAsync(limit);
        return (status.Occupied, status.Waiting);
    }

    public void Dispose() => Queue.Dispose();
}
