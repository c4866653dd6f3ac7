using System.Runtime.ExceptionServices;

namespace Orchestrix.Runs.Inputs;

/// <summary>Between a body that was left and the one that executes in its place.</summary>
static class Suspensions
{
    // What left the body says nothing that the run does not know, and would be kept for as long as it waits, with its stack.
    static readonly ExceptionDispatchInfo Left = ExceptionDispatchInfo.Capture(new OperationCanceledException());

    /// <summary>What a body threw.</summary>
    public static ExceptionDispatchInfo FailureOf(Run run, Exception exception) => run.Details?.Pauses?.Suspension is null ? ExceptionDispatchInfo.Capture(exception) : Left;

    /// <summary>What a body returns that was to be left is not the run's result.</summary>
    public static void ThrowIfLeft(Run run)
    {
        if (run.Details?.Pauses?.Suspension is not null) throw new RunSuspendedException((FlowRun)run);
    }

    /// <summary>A step of the run is called: the moment to leave a body that is to be left.</summary>
    public static void ThrowIfLeaving(Run run) => run.Details?.Pauses?.ThrowIfLeaving();

    extension(RunEngine engine)
    {
        /// <summary>Ends when a run whose body was left may go on, and holds no thread until then; null for a run whose body was not left. Fails with a <see cref="PauseTimedOutException"/>, or when the run is cancelled.</summary>
        public Task? WhenResumed(Run run, CapturedCall call)
        {
            if (run.Details?.Pauses?.Suspension is not { } pause) return null;
            engine.DropToken((FlowRun)run);
            run.Details.MadeScope?.BeginAttempt(); // now, so that nothing of the last one is held while the run waits
            return call.CallerToken.CanBeCanceled ? pause.Task.WaitAsync(call.CallerToken) : pause.Task;
        }

        /// <summary>Ends when nothing of the body that was left executes any more, so that no step is executed twice; null when nothing does.</summary>
        public static Task? WhenCalm(Run run, CapturedCall call)
        {
            if (run.CallsUnderWay == 0) return null;
            var calm = run.Details!.Pauses!.WhenCalm();
            return call.CallerToken.CanBeCanceled ? calm.WaitAsync(call.CallerToken) : calm;
        }

        /// <summary>A run that was suspended ends without its body: what happened in its transactions is rolled back. Never fails.</summary>
        public async Task UndoSuspendedAsync(Run run)
        {
            if (run.Details is not { Transactions: { HasSuspended: true } left, Pauses: { } pauses }) return;
            pauses.StopWaiting(); // nobody can resume it any more
            engine.Propose(run, RunState.Running, out _, endsRun: true); // refused where it is being cancelled
            await left.Suspended.RollBackAsync(isEnd: false).ConfigureAwait(false);
        }

        /// <summary>The body of a resumed run is about to execute again, with the token that this returns.</summary>
        /// <exception cref="OperationCanceledException">The run was cancelled just now.</exception>
        public RunToken GoOn(Run run, CapturedCall call)
        {
            run.Details?.MadeScope?.BeginAttempt(); // again: calls of the last body may have ended since
            if (engine.Propose(run, RunState.Pending, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(engine.TokenOf(run));
            run.Details?.Pauses?.BeginBody(resumes: true);
            if (engine.Propose(run, RunState.Running, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(engine.TokenOf(run));
            return new RunToken(engine, run, call);
        }

        /// <summary>The same for a synchronous body, whose caller waits on its thread.</summary>
        public bool TryGoOn(Run run, CapturedCall call, ref RunToken token)
        {
            if (engine.WhenResumed(run, call) is not { } resumed) return false;
            var outside = engine.Probe?.Enter(null);
            try
            {
                resumed.GetAwaiter().GetResult();
                RunEngine.WhenCalm(run, call)?.GetAwaiter().GetResult();
            }
            finally
            {
                engine.Probe?.Leave(outside);
            }

            token = engine.GoOn(run, call);
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
