namespace Orchestrix.Runs;

/// <summary>
/// Which transitions are legal: one function without memory. The rules and their order are Prefect's orchestration rules; those about leases and
/// deployments' limits come with these.
/// </summary>
static class StateMachine
{
    static readonly HashSet<string> DefaultPendingNames = ["Pending"];

    public static TransitionDecision Decide(in TransitionRequest wish) =>
        FromTerminal(wish)
        ?? FromCancelling(wish)
        ?? ToCancelling(wish)
        ?? ToPending(wish)
        ?? ToLate(wish)
        ?? ToPaused(wish)
        ?? FromPaused(wish)
        ?? ToRunning(wish)
        ?? ToFailed(wish)
        ?? new TransitionDecision(Verdict.Accept, Carry(wish));

    // A run that has ended stays ended, unless it is started again.
    static TransitionDecision? FromTerminal(in TransitionRequest wish)
    {
        if (!wish.From.IsTerminal) return null;
        if (wish.To.Type is StateType.Cancelling or StateType.Paused or StateType.Crashed) return Abort(wish, $"the run has ended as {wish.From.Name}");
        if (wish.From.Type == StateType.Completed && wish.KeepsResult)
        {
            if (!wish.To.IsTerminal) return Reject(wish.From, "the run is completed and its result is kept");
            if (wish.To.Type == StateType.Completed && !wish.BringsResult) return Reject(wish.From, "the run is completed, and its kept result would be lost");
        }

        return wish.To.Type == StateType.Scheduled && !wish.HasDeployment ? Abort(wish, "only a run of a deployment can be scheduled again") : null;
    }

    static TransitionDecision? FromCancelling(in TransitionRequest wish) =>
        wish.From.Type == StateType.Cancelling && wish.To.Type != StateType.Cancelled ? Reject(wish.From, "the run is being cancelled") : null;

    // Nothing executes that could be asked to stop, and nothing has to be undone: the run is cancelled at once.
    static TransitionDecision? ToCancelling(in TransitionRequest wish)
    {
        if (wish.To.Type != StateType.Cancelling) return null;
        var idle = !wish.HasToUndo && wish.From.Type switch
        {
            StateType.Scheduled => !wish.HasBody || wish.From.Name == "Resuming",
            StateType.Paused => wish.From.Name == "Suspended",
            StateType.Pending => !wish.HasBody,
            _ => false,
        };
        return idle ? Reject(new RunState(StateType.Cancelled, message: wish.To.Message) { CancellationReason = wish.To.CancellationReason }, "nothing was executing") : null;
    }

    // The claim: of two that want to execute a run, one gets it.
    static TransitionDecision? ToPending(in TransitionRequest wish)
    {
        if (wish.To.Type != StateType.Pending) return null;
        if (wish.From.Type == StateType.Pending && wish.To.Name != wish.From.Name && !DefaultPendingNames.Contains(wish.To.Name)) return null;
        return wish.From.Type is StateType.Pending or StateType.Running or StateType.Cancelling or StateType.Cancelled
            ? Abort(wish, $"the run is {wish.From.Name} already")
            : null;
    }

    static TransitionDecision? ToLate(in TransitionRequest wish) =>
        wish.To is { Type: StateType.Scheduled, Name: "Late" } && (wish.From.Type != StateType.Scheduled || wish.From.Name == "Late")
            ? Reject(wish.From, "only a scheduled run becomes late, and only once")
            : null;

    static TransitionDecision? ToPaused(in TransitionRequest wish)
    {
        if (wish.To.Type != StateType.Paused) return null;
        if (wish.From.Type != StateType.Running) return Abort(wish, $"only a running run can pause; it is {wish.From.Name}");
        if (wish.PauseWasPassed) return Reject(wish.From, "this pause was passed before");
        // The body is left, and has to be executed again: by a deployment, as in Prefect, or by whoever keeps the call and the results of its steps.
        return wish.To.Name == "Suspended" && (!(wish.HasDeployment || wish.KeepsCall) || wish.IsSubflow)
            ? Abort(wish, "only a root run whose body can be executed again can be suspended")
            : null;
    }

    static TransitionDecision? FromPaused(in TransitionRequest wish)
    {
        if (wish.From.Type != StateType.Paused) return null;
        if (wish.To.Type is not (StateType.Running or StateType.Scheduled or StateType.Cancelling) && !wish.To.IsTerminal)
            return Reject(wish.From, "a paused run can only go on or end");
        return wish.To.Type is (StateType.Running or StateType.Scheduled) && wish.PauseEnds is { } end && end <= wish.Now
            ? Reject(new RunState(StateType.Failed, message: "The pause ran out before the run was resumed."), "the pause has run out")
            : null;
    }

    static TransitionDecision? ToRunning(in TransitionRequest wish) =>
        wish.To.Type == StateType.Running && wish.From.Type is (StateType.Scheduled or StateType.Pending)
        && wish.From.ScheduledTime is { } due && due > wish.Now
            ? new TransitionDecision(Verdict.Wait, wish.From, "it is too early", due)
            : null;

    static TransitionDecision? ToFailed(in TransitionRequest wish) =>
        wish.To.Type == StateType.Failed && wish.From.Type == StateType.Running && wish.NextAttempt is { } next
            ? Reject(new RunState(StateType.Scheduled, "AwaitingRetry", wish.To.Message, next), "an attempt is left")
            : null;

    // A claimed run still knows when it was to begin.
    static RunState Carry(in TransitionRequest wish) =>
        wish.From is { Type: StateType.Scheduled, ScheduledTime: { } due } && wish.To is { Type: StateType.Pending, ScheduledTime: null }
            ? new RunState(StateType.Pending, wish.To.Name, wish.To.Message, due)
            : wish.To;

    static TransitionDecision Reject(RunState state, string reason) => new(Verdict.Reject, state, reason);

    static TransitionDecision Abort(in TransitionRequest wish, string reason) => new(Verdict.Abort, wish.From, reason);
}
