namespace Orchestrix.Runs.Queries;

/// <summary>By what runs are ordered; at the same place by their ids. Runs that do not have it yet come last, whatever the direction.</summary>
public enum RunOrder
{
    /// <summary>When they became known. The only order in which no run ever changes its place.</summary>
    Created,

    /// <summary>When their bodies first began.</summary>
    Started,

    /// <summary>When they ended.</summary>
    Ended,

    /// <summary>How long they took from start to end.</summary>
    Duration,

    /// <summary>Their own names, by code points.</summary>
    Name,
}
