namespace Orchestrix.Runs;

/// <summary>
/// The tree of tokens: each flow run has one of its own, made when somebody first asks for it, which the token above it and that of its caller cancel too. A
/// task shares its flow's, unless its caller hands it another.
/// </summary>
static class RunTokens
{
    /// <summary>The token that somebody at or above the run asked for before; none when nobody did.</summary>
    public static CancellationToken ExistingTokenOf(Run run)
    {
        for (var at = run; at is not null; at = at.Parent)
            if (at.Details is { } details)
            {
                if (details.Timeout is { ExistingToken: { CanBeCanceled: true } attempt }) return attempt;
                if (details.Cancellation is not null) return details.Token;
            }

        return default;
    }

    extension(RunEngine engine)
    {
        /// <summary>The token that the run's code observes.</summary>
        public CancellationToken TokenOf(Run run)
        {
            if (run.Details is { Timeout: { } attempt }) return attempt.Token;
            if (run.Details is { Cancellation: not null } details) return details.Token;
            return run is TaskRun && run.Parent is { } parent ? engine.TokenOf(parent) : engine.OwnToken(run, default);
        }

        /// <summary>The token that is handed to a body in place of its caller's.</summary>
        public CancellationToken TokenFor(Run run, CancellationToken caller)
        {
            // What a rollback calls has its token already: its flow's is cancelled, and so is what its caller may hand it.
            if (run.Details is { Cancellation: not null } own) return own.Token;

            // A task that is handed its flow's token, or none, shares it: nothing is made for it.
            if (run is TaskRun && run.Parent is { } parent && engine.TokenOf(parent) is var above && (!caller.CanBeCanceled || caller == above)) return above;
            return engine.OwnToken(run, caller);
        }

        /// <summary>Cancels the run's own token, and so those below it, if somebody asked for it.</summary>
        public void CancelToken(Run run)
        {
            var details = run.EnsureDetails();
            CancellationTokenSource? source;
            lock (details.Gate) source = details.Cancellation;
            try
            {
                source?.Cancel();
            }
            catch (Exception exception) when (exception is AggregateException or ObjectDisposedException) // users' callbacks, or the run ended just now
            {
                if (exception is AggregateException) RunsLog.CancellationCallbackFaulted(engine.Logger, exception, run.Name);
            }
        }

        /// <summary>Makes the run's own token, linked to its parent's and to the caller's.</summary>
        public CancellationToken OwnToken(Run run, CancellationToken caller)
        {
            var details = run.EnsureDetails();
            var above = run.Parent is { } parent ? engine.TokenOf(parent) : default;
            lock (details.Gate)
            {
                if (details.Cancellation is null)
                {
                    details.Cancellation = CancellationTokenSource.CreateLinkedTokenSource(above, caller);
                    details.Token = details.Cancellation.Token;
                    if (details.CancelReason is not null) details.Cancellation.Cancel();
                }

                return details.Token;
            }
        }
    }
}
