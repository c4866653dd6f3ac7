namespace Orchestrix.Runs.Futures;

/// <summary>Submits calls: each lambda makes exactly one.</summary>
static class Submissions
{
    /// <summary>Submits a call whose arguments are known.</summary>
    public static RunFuture<T> Submit<T>(Action lambda, IEnumerable<RunFuture>? after)
    {
        var at = Submitter.Here();
        var call = at.Record(lambda);
        var future = Accept<T>(at, call, after is null ? [] : [.. after], out var waits);
        if (!waits) future.Enqueue();
        return future;
    }

    /// <summary>Submits a call whose arguments come from other futures.</summary>
    public static RunFuture<T> Submit<T>(RunFuture[] data, Action lambda, IEnumerable<RunFuture>? after)
    {
        foreach (var each in data) ArgumentNullException.ThrowIfNull(each, nameof(data));
        return Depend<T>(Submitter.Here(), data, lambda, after is null ? [] : [.. after]);
    }

    /// <summary>Submits one call for each element.</summary>
    public static RunFutures<T> Map<T>(int count, Action<int> lambda, IEnumerable<RunFuture>? after)
    {
        var at = Submitter.Here();
        RunFuture[] order = after is null ? [] : [.. after];
        var futures = new RunFuture<T>[count];
        var left = new ISubmission[Math.Min(count, Together)];
        var filled = 0;
        var index = 0;
        Action element = () => lambda(index);
        for (; index < count; index++)
        {
            var call = at.Record(element);
            var future = Accept<T>(at, call, order, out var waits);
            futures[index] = future;
            if (waits || future.HasEnded) continue;
            left[filled++] = future;
            if (filled < left.Length) continue;
            Enqueue(at, left.AsSpan(0, filled));
            filled = 0;
        }

        Enqueue(at, left.AsSpan(0, filled));
        return new RunFutures<T>(futures);
    }

    /// <summary>Submits one call for each element, which begins when the futures at its place have ended.</summary>
    public static RunFutures<T> Map<T>(int count, Func<int, RunFuture[]> dataOf, Action<int> lambda, IEnumerable<RunFuture>? after)
    {
        var at = Submitter.Here();
        RunFuture[] order = after is null ? [] : [.. after];
        var futures = new RunFuture<T>[count];
        for (var i = 0; i < count; i++)
        {
            var index = i;
            futures[i] = Depend<T>(at, dataOf(i), () => lambda(index), order);
        }

        return new RunFutures<T>(futures);
    }

    const int Together = 256; // so that many are queued with one lock, and the first begin while the last are made

    static SubmittedFuture<T> Accept<T>(Submitter at, CapturedCall call, RunFuture[] order, out bool waits)
    {
        if (call is not (SyncCall<T> or AsyncCall<T>)) throw SubmittedFuture<T>.WrongShape(call);
        SubmittedFuture<T> future = new(at);
        waits = order.Length > 0;
        Dependency? dependency = waits ? new([], order, null) : null;
        if (future.Accept(call, dependency) && dependency is not null) future.Depend(dependency);
        return future;
    }

    static SubmittedFuture<T> Depend<T>(Submitter at, RunFuture[] data, Action lambda, RunFuture[] order)
    {
        SubmittedFuture<T> future = new(at);
        future.Depend(new(data, order, lambda));
        return future;
    }

    static void Enqueue(Submitter at, ReadOnlySpan<ISubmission> submissions)
    {
        if (submissions.IsEmpty) return;
        if (at.Runner is { } runner) runner.Enqueue(submissions);
        else foreach (var each in submissions) ThreadPool.UnsafeQueueUserWorkItem((IThreadPoolWorkItem)each, preferLocal: false);
    }
}
