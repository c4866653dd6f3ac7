using Orchestrix.Limits;

namespace Orchestrix.Runs.Futures;

/// <summary>
/// Who waits for which futures. A wait is looked at and noted as one step, so that of two bodies that wait for each other, at whatever moment, the second one is told.
/// </summary>
static class WaitGraph
{
    static readonly Lock Gate = new();

    /// <summary>The code that executes now waits until all of some futures have ended.</summary>
    /// <exception cref="InvalidOperationException">One of them waits for the run that is about to wait for it, itself or by others that it waits for.</exception>
    /// <exception cref="LimitException">One of them waits for slots that the run holds until it has waited.</exception>
    public static void Await(params ReadOnlySpan<RunFuture> futures)
    {
        if (Ambient.Run is not { } run) return;
        lock (Gate)
        {
            Dictionary<RunFuture, RunFuture?>? seen = null;
            foreach (var future in futures) ThrowIfItNeverEnds(run, future, ref seen);
            for (var at = run; at is not null; at = at.Origin is null ? at.Parent : null) (at.EnsureDetails().Awaited ??= new AwaitedFutures()).Add(futures);
        }
    }

    /// <summary>The code does not wait for a future any more that may not have ended.</summary>
    public static void Forget(RunFuture future)
    {
        lock (Gate)
            for (var at = Ambient.Run; at is not null; at = at.Origin is null ? at.Parent : null) at.Details?.Awaited?.Remove(future);
    }

    /// <summary>Whether a future can end while the code that executes now waits for it.</summary>
    public static bool CanEnd(RunFuture future)
    {
        if (Ambient.Run is not { } run) return true;
        Dictionary<RunFuture, RunFuture?>? seen = null;
        lock (Gate) return LoopOf(run, future, ref seen) is null;
    }

    /// <summary>Whether the run above a submitted one waits for it right now, as far as is known.</summary>
    public static bool IsAwaited(Run submitted, Run above)
    {
        lock (Gate) return above.Details?.Awaited?.Contains(submitted) == true;
    }

    /// <summary>What the code of a run waits for that has not begun, and has no run yet.</summary>
    public static IReadOnlyList<RunFuture> AwaitedWithoutRun(Run run)
    {
        lock (Gate) return [.. (run.Details?.Awaited?.Futures ?? []).Where(f => f.Run is null && !f.HasEnded)];
    }

    static InvalidOperationException Loop(Run run, string loop) =>
        new($"'{run.Name}' waits for a future that cannot end before it: {loop}. Let one of them not wait for the other.");

    static void ThrowIfItNeverEnds(Run run, RunFuture future, ref Dictionary<RunFuture, RunFuture?>? seen)
    {
        if (LoopOf(run, future, ref seen) is { } loop) throw Loop(run, loop);
        if (future.Run is { Details.WantedSlots: { } wanted } waiting) HeldAbove.ThrowIfHeldBy(run, waiting, wanted);
    }

    // The runs from the one that waits to the one that waits for it; null when there is no loop.
    static string? LoopOf(Run run, RunFuture future, ref Dictionary<RunFuture, RunFuture?>? seen)
    {
        Stack<RunFuture>? left = null;
        for (RunFuture? at = future; at is not null; at = left is { Count: > 0 } ? left.Pop() : null)
        {
            if (at.HasEnded) continue;
            if (at.Run is { Origin: not null } waited && IsAtOrBelow(run, waited)) return Describe(run, at, seen);
            Follow(at, at.WaitsFor, ref seen, ref left);
            Follow(at, at.Run?.Details?.Awaited?.Futures, ref seen, ref left);
        }

        return null;
    }

    static void Follow(RunFuture from, IReadOnlyList<RunFuture>? all, ref Dictionary<RunFuture, RunFuture?>? seen, ref Stack<RunFuture>? left)
    {
        if (all is null) return;
        foreach (var next in all)
            if (!next.HasEnded && (seen ??= new(ReferenceEqualityComparer.Instance)).TryAdd(next, from)) (left ??= new()).Push(next);
    }

    static string Describe(Run run, RunFuture end, Dictionary<RunFuture, RunFuture?>? cameFrom)
    {
        const int mostNamed = 10;
        List<string> names = [];
        for (RunFuture? at = end; at is not null && names.Count <= mostNamed; at = cameFrom?.GetValueOrDefault(at))
            if (names.Count == 0 || names[^1] != $"'{at}'") names.Add($"'{at}'");
        names.Reverse();
        return names.Count == 1 && ReferenceEquals(end.Run, run) ? "it is its own" : $"'{run.Name}' waits for {string.Join(", which waits for ", names)}{(ReferenceEquals(end.Run, run) ? "" : $", to which '{run.Name}' belongs")}";
    }

    static bool IsAtOrBelow(Run run, Run above)
    {
        for (var at = run; at is not null; at = at.Parent)
            if (ReferenceEquals(at, above)) return true;
        return false;
    }
}
