using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Runs.Futures;

/// <summary>Makes the runs of submitted calls. They are known as Pending from then on, and count as calls of their flow that are under way.</summary>
static class SubmittedRuns
{
    extension(RunEngine engine)
    {
        public Run Submit(CapturedCall call, Run? parent, StepClaim? step, RunOrigin origin)
        {
            var now = engine.Now();
            var id = TimeOrderedId.New(now);
            Run run = call.Definition is FlowDefinition flow
                ? new FlowRun(engine, flow, parent, id, now, RunState.Pending, origin)
                : new TaskRun(engine, (TaskDefinition)call.Definition, parent, id, now, RunState.Pending, origin);
            if (engine.NameOf(call) is { } name) run.EnsureDetails().Name = name;
            if (RunTags.Current is { } tags) run.EnsureDetails().Tags = tags;
            if (engine.Policies?.Of(call.Definition) is { } policy) run.EnsureDetails().Policy = policy;
            if (run is FlowRun)
            {
                run.EnsureDetails().HasBody = false; // not yet: whoever cancels it now need not wait for it
                if (parent is null && Ambient.Current is EngineScope { Cause: { } cause }) run.EnsureDetails().Cause = cause;
            }

            if (step is not null) StepScope.Open(run, step);
            else if (engine.SettingsOf(call.Definition).Retry.Retries > 0) StepScope.Open(run);
            engine.Accept(run, now);
            return run;
        }
    }
}
