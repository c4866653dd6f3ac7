using System.Globalization;

namespace Orchestrix.Runs.Queries;

/// <summary>Says why a run is where it is. Everything is derived from the run when somebody asks.</summary>
static class RunWaiting
{
    /// <summary>A sentence about a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The time.</param>
    /// <param name="childrenOf">The runs that a run called and that have not ended.</param>
    public static string Describe(Run run, DateTimeOffset now, Func<Run, IReadOnlyList<Run>> childrenOf)
    {
        var state = run.State;
        var since = new DateTimeOffset(run.OccurredTicksOf(int.MaxValue), TimeSpan.Zero);
        return state.Type switch
        {
            StateType.Scheduled => Scheduled(run, state, now),
            StateType.Pending when Submitted(run, since) is { } waits => waits,
            StateType.Pending => $"Was accepted at {At(since)}, and is about to begin{Saying(state)}.",
            StateType.Running => $"{(run.RunCount > 1 ? $"Attempt {run.RunCount} of at most {run.Definition.Retry.Retries + 1} executes" : "Executes")} since {At(since)} ({Length(now - since)}){Below(run, childrenOf)}{WithoutRun(run)}.",
            StateType.Cancelling => $"Was asked to stop at {At(since)} ({Length(now - since)} ago){Saying(state)}, and its body has not ended: it has to observe its token{Below(run, childrenOf)}.",
            StateType.Paused => Paused(run, state, since, now),
            _ => $"Has ended as {state.Name} at {At(run.Ended ?? since)}{Saying(state)}.",
        };
    }

    static string Paused(Run run, RunState state, DateTimeOffset since, DateTimeOffset now)
    {
        var how = state.Name == "Suspended" ? "suspended" : "paused";
        if (run is not FlowRun { WaitsFor: { Count: > 0 } pauses }) return $"Is {how} since {At(since)}{Saying(state)}, until somebody resumes it.";
        var each = pauses.Select(p => $"at '{p.Key}'{(p.Description is null ? "" : $" ({p.Description})")} {(p.Schema is null ? "until somebody resumes it" : "for input")}{(p.Until is { } until ? $", until {At(until)} (for {Length(until - now)} more) at most" : "")}");
        return $"Is {how} since {At(since)}, and waits {string.Join("; and ", each)}.";
    }

    // A submitted run waits for what it depends on, then for a place.
    static string? Submitted(Run run, DateTimeOffset since)
    {
        if (run.Origin is not { } origin || run.State.Name != nameof(StateType.Pending)) return null;
        if (origin.WaitsFor?.Where(f => !f.HasEnded).ToList() is { Count: > 0 } left)
            return $"Was submitted at {At(since)}, and waits for {left[0]} ({left[0].State.Name}){(left.Count > 1 ? $" and {left.Count - 1} more" : "")}.";
        return run.Root.Details?.Runner is { } runner && origin.Runner is null
            ? $"Was submitted at {At(since)}, and waits for a place of the runner of {run.Root.Name}: {runner.Taken} of {runner.Places} are taken (MaxConcurrentTasks)."
            : null;
    }

    static string Scheduled(Run run, RunState state, DateTimeOffset now)
    {
        var due = state.ScheduledTime ?? now;
        var when = due > now ? $"at {At(due)} (in {Length(due - now)})" : $"as soon as there is a thread for it: it was due at {At(due)}, {Length(now - due)} ago";
        if (state.Name == "Resuming" && run.CallsUnderWay is > 0 and var calls)
            return $"Was resumed at {At(due)}, and goes on when {(calls == 1 ? "1 call" : $"{calls} calls")} that the body had begun before it was suspended {(calls == 1 ? "has" : "have")} ended.";
        if (state.Name == "AwaitingRetry") return $"Attempt {run.RunCount} of at most {run.Definition.Retry.Retries + 1} failed{Saying(state)}; the next begins {when}.";
        return state.Name == nameof(StateType.Scheduled) ? $"Begins {when}." : $"Waits as {state.Name}{Saying(state)}, and goes on {when}.";
    }

    // The way down to what really executes: of several that execute side by side, the one that began first.
    static string Below(Run run, Func<Run, IReadOnlyList<Run>> childrenOf)
    {
        var children = childrenOf(run);
        if (children.Count == 0) return "";
        var child = children.MinBy(c => (c.Created, c.Ordinal))!;
        var others = children.Count > 1 ? $" and {children.Count - 1} more" : "";
        return $", and waits for {(child is FlowRun ? "flow" : "task")} run {child.Name} of {child.Definition.Name} ({child.State.Name}){others}{Below(child, childrenOf)}";
    }

    // A call whose arguments come from other futures has no run before they are known.
    static string WithoutRun(Run run)
    {
        if (Futures.WaitGraph.AwaitedWithoutRun(run) is not [var first, ..] calls) return "";
        var upstream = first.WaitsFor?.FirstOrDefault(f => !f.HasEnded);
        return $", and awaits {(calls.Count == 1 ? "a submitted call that has" : $"{calls.Count} submitted calls that have")} no run yet{(upstream is null ? "" : $": {(calls.Count == 1 ? "it" : "the first")} waits for {upstream} ({upstream.State.Name})")}";
    }

    static string Saying(RunState state) => state.Message is { } message ? $" ({message})" : "";

    static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes} min {length.Seconds} s"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h {length.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays} d {length.Hours} h"),
    };
}
