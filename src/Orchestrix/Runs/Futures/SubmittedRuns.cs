using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Runs.Futures;

/// <summary>Makes the runs of submitted calls. They are known as Pending from then on, and count as calls of their flow that are under way.</summary>
static class SubmittedRuns
{
    extension(RunEngine engine)
    {
        /// <summary>Makes the run of a call: it waits as Pending until its body begins.</summary>
        public Run Submit(CapturedCall call, Run? parent, StepClaim? step, RunOrigin origin)
        {
            var now = engine.Now();
            var id = TimeOrderedId.New(now);
            Run run = call.Definition is FlowDefinition flow
                ? new FlowRun(engine, flow, parent, id, now, RunState.Pending, origin)
                : new TaskRun(engine, (TaskDefinition)call.Definition, parent, id, now, RunState.Pending, origin);
            if (engine.NameOf(call) is { } name) run.EnsureDetails().Name = name;
            if (RunTags.Current is { } tags) run.EnsureDetails().Tags = tags;
            if (RunPolicies.Of(engine, call.Definition) is { } policy) run.EnsureDetails().Policy = policy;
            if (run is FlowRun)
            {
                run.EnsureDetails().HasBody = false; // not yet: whoever cancels it now need not wait for it
                if (parent is null && Ambient.Current is EngineScope { Cause: { } cause }) run.EnsureDetails().Cause = cause;
            }

            if (step is not null) StepScope.Open(run, step);
            else if (engine.SettingsOf(call.Definition).Retry.Retries > 0) StepScope.Open(run);
            if (parent?.Details?.Transactions is not null) Transactions.RunTransactions.Begin(run, parent);
            if (run is FlowRun tracked) engine.Track(tracked);
            engine.Log.Append(run, now);
            engine.Tell(run, run.State);
            return run;
        }

        /// <summary>The body of a submitted run is about to begin. Returns false when the run has ended before.</summary>
        public bool TryBegin(Run run)
        {
            if (run.Details?.Policy is not null) return !run.State.IsTerminal; // Running comes when nothing stands before the body any more
            var now = engine.Now();
            if (run is TaskRun && run.TryBeginRunning(run.Origin!, now))
            {
                engine.Log.Append(run, now, Run.RunningPart);
                engine.Tell(run, RunState.Running);
                return true;
            }

            run.EnsureDetails().HasBody = true;
            return engine.Propose(run, RunState.Running, out _).Verdict == Verdict.Accept;
        }
    }
}
