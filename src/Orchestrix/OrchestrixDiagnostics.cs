namespace Orchestrix;

/// <summary>The names under which Orchestrix is seen by logging, tracing and metrics.</summary>
public static class OrchestrixDiagnostics
{
    /// <summary>The name of the activity source and of the meter, and the first part of each log category.</summary>
    public const string Name = "Orchestrix";

    /// <summary>The category of the lines that a run logs through its own logger.</summary>
    public const string RunLogCategory = "Orchestrix.Run";
}
