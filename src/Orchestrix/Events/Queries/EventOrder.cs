namespace Orchestrix.Events.Queries;

/// <summary>The order of events that were asked for: by when they occurred, and at the same moment by their place in the log.</summary>
public enum EventOrder
{
    /// <summary>The latest first.</summary>
    NewestFirst,

    /// <summary>The earliest first.</summary>
    OldestFirst,
}
