namespace Orchestrix.Runs.Futures;

/// <summary>Submits calls: each lambda makes exactly one.</summary>
static class Submissions
{
    /// <summary>Submits a call whose arguments are known.</summary>
    public static RunFuture<T> Submit<T>(Action lambda, IEnumerable<RunFuture>? after)
    {
        var at = Submitter.Here();
        var call = at.Record(lambda);
        ThrowIfConverted<T>(call);
        at.Count(1);
        SubmittedFuture<T> future = new(at);
        if (Begin(future, call, after is null ? [] : [.. after])) future.Enqueue();
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
        var calls = new CapturedCall[Math.Min(count, Together)];
        var ready = new ISubmission[calls.Length];
        var next = 0;
        Action element = () => lambda(next++);
        for (var done = 0; done < count;)
        {
            var some = calls.AsSpan(0, Math.Min(calls.Length, count - done));
            at.RecordAll(some, element);
            foreach (var call in some) ThrowIfConverted<T>(call);
            at.Count(some.Length);
            var filled = 0;
            foreach (var call in some)
            {
                SubmittedFuture<T> future = new(at);
                futures[done++] = future;
                if (Begin(future, call, order)) ready[filled++] = future;
            }

            Enqueue(at, ready.AsSpan(0, filled));
        }

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

    // Returns whether there is nothing to wait for but a place.
    static bool Begin<T>(SubmittedFuture<T> future, CapturedCall call, RunFuture[] order)
    {
        Dependency? dependency = order.Length == 0 ? null : new([], order, null);
        if (!future.Accept(call, dependency)) return false;
        if (dependency is null) return true;
        future.Depend(dependency);
        return false;
    }

    static void ThrowIfConverted<T>(CapturedCall call)
    {
        if (call is not (SyncCall<T> or AsyncCall<T>)) throw SubmittedFuture<T>.WrongShape(call);
    }

    static SubmittedFuture<T> Depend<T>(Submitter at, RunFuture[] data, Action lambda, RunFuture[] order)
    {
        at.Count(1);
        SubmittedFuture<T> future = new(at);
        future.Depend(new(data, order, lambda));
        return future;
    }

    static void Enqueue(Submitter at, ReadOnlySpan<ISubmission> submissions)
    {
        if (submissions.IsEmpty) return;
        if (at.Runner is { } runner) runner.Enqueue(submissions);
        else foreach (var each in submissions) FutureThreads.Queue((IThreadPoolWorkItem)each, at.Engine);
    }
}
