namespace Orchestrix.Runs;

/// <summary>The time that one attempt may take: it cancels the attempt's token, and knows afterwards whether the attempt was late.</summary>
sealed class AttemptTimeout : IDisposable
{
    readonly Run run;
    readonly TimeSpan limit;
    readonly CancellationToken runToken;
    readonly Deadline deadline;
    bool disposed;

    AttemptTimeout(RunEngine engine, Run run, TimeSpan limit, CancellationToken runToken)
    {
        this.run = run;
        this.limit = limit;
        this.runToken = runToken;
        deadline = new Deadline(engine, run, limit, runToken);
        Set(this, Token);
    }

    /// <summary>The attempt's token: cancelled with the run's, and when the time is up.</summary>
    public CancellationToken Token => deadline.Token;

    public bool IsLate => deadline.HasPassed;

    public string Message => RunTimedOutException.MessageOf(run, limit);

    /// <summary>Begins the time of an attempt; null where it may take as long as it needs.</summary>
    public static AttemptTimeout? Begin(RunEngine engine, Run run, RunToken token) =>
        engine.SettingsOf(run.Definition).Timeout is { } limit ? new AttemptTimeout(engine, run, limit, token.Observed) : null;

    /// <summary>Whether an attempt failed since it was late: nobody else stopped the run, and that is not said yet.</summary>
    public bool IsReasonFor(Exception exception) =>
        !(exception is RunTimedOutException own && ReferenceEquals(own.Run, run)) && !runToken.IsCancellationRequested && IsLate;

    /// <summary>What an attempt that was late ends with.</summary>
    public RunTimedOutException Explain(Exception exception) => new(run, limit, exception);

    /// <summary>A body that came to its end too late has failed all the same.</summary>
    public void ThrowIfLate()
    {
        if (IsLate && !runToken.IsCancellationRequested) throw new RunTimedOutException(run, limit, null);
    }

    /// <summary>The attempt has ended.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Set(null, runToken);
        deadline.Dispose();
    }

    void Set(AttemptTimeout? timeout, CancellationToken token)
    {
        var details = run.EnsureDetails();
        lock (details.Gate)
        {
            details.Token = token;
            details.Timeout = timeout;
        }
    }
}
