namespace Orchestrix.Triggers;

/// <summary>What an event is to a trigger.</summary>
[Flags]
enum EventMeaning
{
    None = 0,

    /// <summary>It opens a window.</summary>
    Opens = 1,

    /// <summary>It is counted.</summary>
    Counts = 2,
}
