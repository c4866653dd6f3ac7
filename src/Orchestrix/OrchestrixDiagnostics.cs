using System.Diagnostics;

namespace Orchestrix;

/// <summary>The names under which Orchestrix is seen by logging, tracing and metrics.</summary>
public static class OrchestrixDiagnostics
{
    /// <summary>The name of the activity source and of the meter, and the first part of each log category.</summary>
    public const string Name = "Orchestrix";

    /// <summary>The category of the lines that a run logs through its own logger.</summary>
    public const string RunLogCategory = "Orchestrix.Run";

    /// <summary>The version of the activity source and of the meter.</summary>
    internal static readonly string? Version = typeof(OrchestrixDiagnostics).Assembly.GetName().Version?.ToString(3);

    /// <summary>Where all spans come from: one for the process, as is usual, since spans of all hosts may belong to one trace.</summary>
    internal static readonly ActivitySource Source = new(Name, Version);

    /// <summary>The trace context of the code that executes now, as W3C writes it; null where nobody listens to our spans, or nothing is traced.</summary>
    internal static string? CurrentTrace => Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;
}
