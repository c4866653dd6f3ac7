namespace Orchestrix.Runs;

/// <summary>An attempt of a run took longer than its flow or task may take. The run fails as <c>TimedOut</c>, unless it is retried.</summary>
public sealed class RunTimedOutException : TimeoutException
{
    internal RunTimedOutException(Run run, TimeSpan limit, Exception? innerException) : base(MessageOf(run, limit), innerException)
    {
        Run = run;
        Limit = limit;
    }

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>How long the attempt might take.</summary>
    public TimeSpan Limit { get; }

    internal static string MessageOf(Run run, TimeSpan limit) => $"An attempt of '{run.Definition.Name}' took longer than the {limit:g} that it may take.";
}
