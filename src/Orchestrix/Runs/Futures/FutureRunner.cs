namespace Orchestrix.Runs.Futures;

/// <summary>
/// Executes what is submitted below one root run, never more bodies at once than it has places. A place is taken when a body begins, which is after everything
/// it depends on has ended. Whoever waits for a future lends its place, and gets one before newcomers do: so nobody who holds a place waits for another.
/// </summary>
/// <remarks>Each place in use is one worker that goes from body to body; a body that is suspended keeps the place, not the worker.</remarks>
sealed class FutureRunner : IThreadPoolWorkItem
{
    readonly RunEngine engine;
    readonly Lock gate = new();
    readonly Queue<ISubmission> ready = new();
    readonly Queue<Resumption> resuming = new();
    readonly HashSet<ISubmission> dependents = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<CancellationToken> watched = [];
    int free;

    FutureRunner(RunEngine engine, int places)
    {
        this.engine = engine;
        Places = places;
        free = places;
    }

    /// <summary>How many bodies may execute at once.</summary>
    public int Places { get; }

    /// <summary>How many do.</summary>
    public int Taken
    {
        get
        {
            lock (gate) return Places - free;
        }
    }

    /// <summary>The runner of the tree that a run belongs to; null for no run: then there is no tree to be bounded.</summary>
    public static FutureRunner? Of(RunEngine engine, Run? parent)
    {
        if (parent is null) return null;
        var root = parent.Root;
        var details = root.EnsureDetails();
        if (details.Runner is { } made) return made;
        lock (details.Gate) return details.Runner ??= new FutureRunner(engine, engine.SettingsOf(root.Definition).MaxConcurrentTasks ?? engine.Options.MaxConcurrentTasks);
    }

    /// <summary>Bodies may begin as soon as there are places.</summary>
    public void Enqueue(ReadOnlySpan<ISubmission> submissions)
    {
        int begin;
        lock (gate)
        {
            foreach (var submission in submissions) ready.Enqueue(submission);
            begin = Math.Min(free, submissions.Length);
            free -= begin;
        }

        for (; begin > 0; begin--) FutureThreads.Queue(this, engine);
    }

    /// <summary>A submission waits for others. Until it is ready, or cancelled, it is known here.</summary>
    public void AddDependent(ISubmission submission)
    {
        lock (gate) dependents.Add(submission);
    }

    public void RemoveDependent(ISubmission submission)
    {
        lock (gate) dependents.Remove(submission);
    }

    /// <summary>Ends what waits here when a token is cancelled: it would otherwise wait until a body that does not observe the token has ended.</summary>
    public void Watch(CancellationToken token)
    {
        lock (gate)
            if (!watched.Add(token)) return;
        token.UnsafeRegister(static state => ((FutureRunner)state!).CancelWaiting(), this);
    }

    /// <summary>The code of a run waits: others may use its place.</summary>
    public void Lend(RunOrigin holder)
    {
        lock (gate)
        {
            if (holder.Waits++ > 0 || !holder.TryGiveUp()) return;
        }

        Pass();
    }

    /// <summary>The code of a run has waited long enough, and goes on once the run has a place; at once where other code of the run still waits.</summary>
    public void TakeBack(RunOrigin holder, Resumption resumption)
    {
        lock (gate)
        {
            if (--holder.Waits == 0 && !holder.HasPlace && !holder.HasLeft)
            {
                if (free == 0)
                {
                    resuming.Enqueue(resumption);
                    return;
                }

                free--;
                holder.Hold();
            }
        }

        FutureThreads.Queue(resumption, engine);
    }

    /// <summary>A body has ended. Returns whether its place is free again: it may be lent at that moment.</summary>
    public bool Leave(RunOrigin holder)
    {
        holder.HasLeft = true; // from here on nobody gives it a place, but somebody may be doing so right now
        if (holder.TryGiveUp()) return true;
        lock (gate) return holder.TryGiveUp();
    }

    /// <summary>A place is free: somebody who waits for one takes it over.</summary>
    public void Pass()
    {
        lock (gate)
        {
            if (resuming.Count == 0 && ready.Count == 0)
            {
                free++;
                return;
            }
        }

        FutureThreads.Queue(this, engine);
    }

    // With a place, which in the end is another's, or free.
    void IThreadPoolWorkItem.Execute()
    {
        while (TryNext(out var submission, out var resumption))
        {
            if (resumption is not null)
            {
                resumption.Execute();
                return;
            }

            if (!submission!.Execute()) return;
        }
    }

    bool TryNext(out ISubmission? submission, out Resumption? resumption)
    {
        submission = null;
        lock (gate)
        {
            while (resuming.TryDequeue(out resumption))
            {
                if (!resumption.Holder!.HasLeft)
                {
                    resumption.Holder.Hold();
                    return true;
                }

                FutureThreads.Queue(resumption, engine); // left behind by a body that has ended
            }

            if (ready.TryDequeue(out submission)) return true;
            free++;
            return false;
        }
    }

    void CancelWaiting()
    {
        ISubmission[] waiting;
        lock (gate) waiting = [.. ready, .. dependents];
        foreach (var each in waiting) each.CancelWaiting();
    }
}
