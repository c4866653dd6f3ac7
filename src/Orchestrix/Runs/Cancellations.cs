namespace Orchestrix.Runs;

/// <summary>Finds out why a run is to stop: what was said about it, or about the nearest run above it.</summary>
static class Cancellations
{
    /// <summary>Why the run is to stop; null while it is not.</summary>
    public static CancellationReason? ReasonOf(Run run) => run.State.CancellationReason ?? (SourceOf(run).Reason is { } known ? known : RunTokens.ExistingTokenOf(run).IsCancellationRequested ? CancellationReason.Caller : null);

    /// <summary>The state of a run that was stopped.</summary>
    public static RunState EndOf(Run run)
    {
        var (reason, message) = SourceOf(run);
        return new RunState(StateType.Cancelled, message: message) { CancellationReason = reason ?? CancellationReason.Caller };
    }

    static (CancellationReason? Reason, string? Message) SourceOf(Run run)
    {
        for (var at = run; at is not null; at = at.Parent)
        {
            if (at.Details is not { } details) continue;
            if (details.CancelledBy is { } by) return (by, details.CancelReason);
            if (details.Timeout is { IsLate: true } timeout) return (CancellationReason.Timeout, timeout.Message);
        }

        return default;
    }
}
