using System.Globalization;

namespace Orchestrix.Runs.Inputs;

/// <summary>Nobody resumed the run in time. A body that waits may catch it and go on without an answer; otherwise the run fails, and is not retried.</summary>
public sealed class PauseTimedOutException : TimeoutException
{
    internal PauseTimedOutException(OpenPause pause)
        : base(string.Create(CultureInfo.InvariantCulture, $"Run {pause.Run.Name} of flow '{pause.Run.Definition.Name}' was never resumed: its pause '{pause.Key}' ran out after {new TimeSpan(pause.UntilTicks!.Value - pause.SinceTicks):g}."))
    {
        Run = pause.Run;
        Key = pause.Key;
    }

    /// <summary>The run.</summary>
    public FlowRun Run { get; }

    /// <summary>The key of the pause.</summary>
    public string Key { get; }
}
