using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Limits;

namespace Orchestrix.Tests.Limits;

public sealed class LeaseRenewalTests
{
    /// <summary>A store as one outside of the process is: it answers later, and its leases end after a minute.</summary>
    sealed class FarStore(TimeProvider time) : ILimitStore
    {
        public TaskCompletionSource<bool>? Grant { get; set; }

        public bool TakesBack { get; set; }

        public int Renewals { get; private set; }

        public List<Guid> Held { get; } = [];

        public TaskCompletionSource<Guid> Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<SlotAnswer> TryAcquireAsync(SlotRequest request, CancellationToken cancellationToken = default)
        {
            var granted = Grant is null || await Grant.Task;
            if (granted) Held.Add(request.Id);
            return new SlotAnswer(granted, time.GetUtcNow().AddMinutes(1), granted ? null : TimeSpan.FromSeconds(1));
        }

        public ValueTask<DateTimeOffset?> RenewAsync(SlotRequest request, CancellationToken cancellationToken = default)
        {
            Renewals++;
            return new(TakesBack ? null : time.GetUtcNow().AddMinutes(1));
        }

        public ValueTask ReleaseAsync(SlotRequest request, CancellationToken cancellationToken = default)
        {
            if (Held.Remove(request.Id)) Released.TrySetResult(request.Id);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LimitHolder>> HoldersAsync(string limit, CancellationToken cancellationToken = default) => new([]);
    }

    readonly FakeTimeProvider time = new();

    (FarStore Store, LimitQueue Queue) Make()
    {
        FarStore store = new(time);
        return (store, new LimitQueue(store, time, [new LimitDefinition("db", 1)], NullLogger.Instance));
    }

    [Test]
    public async Task Lease_ThatEndsByItself_IsRenewedBeforeThatUntilItIsDisposed()
    {
        var (store, queue) = Make();
        using var _ = queue;
        var lease = await queue.AcquireAsync("db");

        for (var i = 0; i < 3; i++) time.Advance(TimeSpan.FromSeconds(45));
        await lease.DisposeAsync();
        time.Advance(TimeSpan.FromHours(1));

        Assert.That((store.Renewals, lease.IsLost, store.Held.Count), Is.EqualTo((3, false, 0)));
    }

    [Test]
    public async Task Lease_ThatTheStoreTookBack_IsLost()
    {
        var (store, queue) = Make();
        using var _ = queue;
        var lease = await queue.AcquireAsync("db");
        store.TakesBack = true;

        time.Advance(TimeSpan.FromSeconds(45));

        Assert.That(lease.IsLost, Is.True);
    }

    [Test]
    public async Task Grant_ForAWaiterThatLeftMeanwhile_IsGivenBack()
    {
        var (store, queue) = Make();
        using var _ = queue;
        using CancellationTokenSource cancel = new();
        store.Grant = new();
        store.Grant.SetResult(false);
        var waiter = queue.AcquireAsync("db", cancellationToken: cancel.Token).AsTask();
        store.Grant = new(); // what is asked next is answered when the waiter is gone
        time.Advance(TimeSpan.FromSeconds(1));

        await cancel.CancelAsync();
        store.Grant.SetResult(true);

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await waiter);
        await store.Released.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.That(store.Held, Is.Empty);
    }
}
