using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs.Inputs;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What is asked and answered around attempts and remembered steps.</summary>
static class RunSteps
{
    public static readonly RunState Cached = new(StateType.Completed, "Cached");

    /// <summary>A run one of whose steps changed its arguments ends as Failed, even when its body went on.</summary>
    public static void ThrowIfChanged(Run run)
    {
        if (run.Details?.MadeScope?.Fault is { } fault) throw fault;
    }

    extension(RunEngine engine)
    {
        /// <summary>Answers a call with the result of an earlier attempt. The run shows as Cached; its body does not execute.</summary>
        public T Answer<T>(CapturedCall call, Run? parent, StepRecord record, RunReceipt? receipt)
        {
            var definition = call.Definition;
            var now = engine.Now();
            var id = TimeOrderedId.New(now);
            Run run = definition is FlowDefinition flow
                ? new FlowRun(engine, flow, parent, id, now, Cached)
                : new TaskRun(engine, (TaskDefinition)definition, parent, id, now, Cached);
            receipt?.Run = run;
            var details = run.EnsureDetails();
            details.Name = engine.NameOf(call);
            details.Tags = RunTags.Current;
            details.BeginWith(RunState.Pending, now);
            run.Record(RunState.Pending, Cached, now);
            var result = record.Result.Get<T>(engine.Json);
            if (run is FlowRun answered) answered.Result = Nothing.Or(result);
            engine.Log.Append(run, now, 0, 2);
            Transactions.RunTransactions.TakeOver(parent, record.Identity);
            return result;
        }

        /// <summary>A step's body returned: makes its result fit to answer for the step in later attempts.</summary>
        public void Finish<T>(StepClaim? step, T result)
        {
            if (step is null) return;
            if (ReturnedState.IsNoResult(result)) step.Scope.GiveUp();
            else step.Scope.Finish(step, RememberedValue.Of(result, engine.Canonical, engine.Json));
        }

        /// <summary>Decides whether a failed attempt is followed by another, and brings the run into the state between them.</summary>
        public bool TryRetry(Run run, Exception exception, CancellationToken token, out DateTimeOffset? due)
        {
            due = null;
            var retry = run.RunCount; // attempts begun so far: the number of the retry that would come
            var policy = engine.SettingsOf(run.Definition).Retry;
            if (retry > policy.Retries || token.IsCancellationRequested || exception is StepChangedException or StepNotIdentifiableException or PauseException or PauseTimedOutException) return false;
            if (run.Details?.MadeScope?.Fault is not null || run.Details is { Policy: not null, HasReachedBody: false } || policy.Forbids(exception) || !engine.Wants(run, policy, new FailedAttempt(exception, retry))) return false;
            var delay = policy.DelayBefore(retry, engine.Chance.Next);
            var next = new DateTimeOffset(engine.Now(), TimeSpan.Zero) + delay;
            if (policy.Deadline is { } deadline && next > run.FirstBegan + deadline) return false;
            if (delay == TimeSpan.Zero) return true;
            due = next;
            return engine.Propose(run, RunState.Failed(run, exception), out _, nextAttempt: due).State.Name == "AwaitingRetry";
        }

        bool Wants(Run run, RetryPolicy policy, FailedAttempt failed)
        {
            if (policy.When is not { } when) return true;
            try
            {
                return when(failed);
            }
            catch (Exception exception) // the user's: what cannot be decided is not repeated
            {
                RunsLog.RetryConditionFaulted(engine.Logger, exception, run.Definition.Name, run.Name);
                return false;
            }
        }

        /// <summary>The next attempt begins.</summary>
        /// <exception cref="OperationCanceledException">The run was cancelled meanwhile.</exception>
        public void BeginRetry(Run run, CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            run.Details?.MadeScope?.BeginAttempt();
            run.Details?.Pauses?.BeginBody(resumes: false);
            if (run.Details?.Policy is not null) return; // Running comes when nothing stands before the body any more
            if (engine.Propose(run, RunState.Retrying, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(token);
        }

        /// <summary>Tells which remembered steps the last attempt did not ask for.</summary>
        public void ReportUnclaimed(Run run)
        {
            if (run.Details?.MadeScope is not { } scope || (run.RunCount < 2 && run.Details.Pauses is not { WasResumed: true })) return;
            foreach (var step in scope.Unclaimed()) RunsLog.StepUnclaimed(engine.Logger, run.Definition.Name, run.Name, step);
        }
    }
}
