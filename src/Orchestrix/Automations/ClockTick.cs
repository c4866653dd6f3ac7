using Orchestrix.Log;

namespace Orchestrix.Automations;

/// <summary>Says in the log that time has passed, so that whoever reads the log again sees the same windows end at the same place.</summary>
sealed class ClockTick : LogEntry
{
    public static readonly ClockTick Instance = new();

    ClockTick() { }
}
