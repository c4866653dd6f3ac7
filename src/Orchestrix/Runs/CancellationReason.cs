namespace Orchestrix.Runs;

/// <summary>Who or what stopped a run.</summary>
public enum CancellationReason
{
    /// <summary>The token that its caller handed to it, or to a run above it, was cancelled.</summary>
    Caller,

    /// <summary>Somebody asked for it from outside: through <see cref="IRunControl"/>, or an automation's action.</summary>
    Operator,

    /// <summary>A run above it took longer than it may.</summary>
    Timeout,

    /// <summary>The host stopped.</summary>
    HostStopped,

    /// <summary>The flow that called it ended without awaiting it.</summary>
    FlowEnded,
}
