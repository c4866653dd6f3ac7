namespace Orchestrix.Runs.Queries;

/// <summary>The runs of an interval of time, counted by their states now. Immutable.</summary>
/// <param name="Start">The interval's beginning.</param>
/// <param name="End">Its end, itself not included.</param>
/// <param name="States">The states with their counts, by type and name; empty when there were no runs.</param>
public sealed record RunInterval(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<RunStateCount> States)
{
    /// <summary>How many runs there were.</summary>
    public int Count => States.Sum(s => s.Count);
}
