namespace Orchestrix.Runs.Inputs;

/// <summary>Between a body that was left and the one that executes in its place.</summary>
static class Suspensions
{
    /// <summary>What a body returns that was to be left is not the run's result.</summary>
    public static void ThrowIfLeft(Run run)
    {
        if (run.Details?.Pauses?.Suspension is not null) throw new RunSuspendedException((FlowRun)run);
    }

    /// <summary>A step of the run is called: the moment to leave a body that is to be left.</summary>
    public static void ThrowIfLeaving(Run run) => run.Details?.Pauses?.ThrowIfLeaving();

    extension(RunEngine engine)
    {
        /// <summary>Whether the body was left. Then this ends when the run was resumed, and holds no thread until then.</summary>
        /// <exception cref="PauseTimedOutException">Nobody resumed it in time.</exception>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public ValueTask<bool> WasResumedAsync(Run run, CapturedCall call) =>
            run.Details?.Pauses is { Suspension: { } pause } pauses ? new(engine.ResumedAsync((FlowRun)run, call, pauses, pause)) : new(false);

        /// <summary>The same for a synchronous body, whose caller waits on its thread.</summary>
        public bool WasResumed(Run run, CapturedCall call)
        {
            if (run.Details?.Pauses?.Suspension is null) return false;
            var outside = engine.Probe?.Enter(null);
            try
            {
                return engine.WasResumedAsync(run, call).AsTask().GetAwaiter().GetResult();
            }
            finally
            {
                engine.Probe?.Leave(outside);
            }
        }

        async Task<bool> ResumedAsync(FlowRun run, CapturedCall call, RunPauses pauses, OpenPause pause)
        {
            engine.DropToken(run);
            if (call.CallerToken.CanBeCanceled) await pause.Task.WaitAsync(call.CallerToken).ConfigureAwait(false);
            else await pause.Task.ConfigureAwait(false);
            if (engine.Propose(run, RunState.Pending, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(engine.TokenOf(run));
            run.Details?.Scope?.BeginAttempt();
            pauses.BeginBody(resumes: true);
            if (engine.Propose(run, RunState.Running, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(engine.TokenOf(run));
            return true;
        }

        // The next body has a token of its own. What the last one left behind is told to stop.
        void DropToken(FlowRun run)
        {
            if (run.CallsUnderWay > 0) engine.CancelToken(run);
            var details = run.EnsureDetails();
            lock (details.Gate)
            {
                details.Cancellation?.Dispose();
                details.Cancellation = null;
                details.Token = default;
            }
        }
    }
}
