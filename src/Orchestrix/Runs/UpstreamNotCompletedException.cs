namespace Orchestrix.Runs;

/// <summary>A submitted call was not started, since a run that it depends on did not complete. Its own run, where there is one, ends as Failed with the name <c>NotReady</c>.</summary>
public sealed class UpstreamNotCompletedException : OrchestrixException
{
    internal UpstreamNotCompletedException(Run? run, RunFuture upstream)
        : base($"{(run is null ? "The submitted call" : $"'{run.Name}'")} was not started, since {upstream} {(upstream.State.Name == "NotReady" ? "was not started either" : $"ended as {upstream.State}")}. Let it depend on AllowFailure() of that future if it shall start whatever becomes of it.", upstream.Failure)
    {
        Run = run;
        Upstream = upstream.Run;
        UpstreamState = upstream.State;
    }

    /// <summary>The run that was not started; <see langword="null"/> where its flow or task is not known, or nobody tracks.</summary>
    public Run? Run { get; }

    /// <summary>The run that did not complete; <see langword="null"/> where there is none.</summary>
    public Run? Upstream { get; }

    /// <summary>The state in which that run ended.</summary>
    public RunState UpstreamState { get; }
}
