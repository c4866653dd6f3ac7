using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>Starts runs that are known to come from a firing.</summary>
sealed class CausedRunStarter(IRunStarter inner, Causation cause) : IRunStarter
{
    public ValueTask<FlowRun> StartAsync(CapturedCall call, StartOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return inner.StartAsync(
            call,
            options.Cause is not null ? options : new StartOptions { At = options.At, Cause = cause, IdempotencyKey = options.IdempotencyKey },
            cancellationToken);
    }
}
