namespace Orchestrix.Runs.Queries;

/// <summary>The place of a run in an order. Immutable; made by stores, and to be given back as it is.</summary>
/// <param name="Id">The run.</param>
/// <param name="Number">What it is ordered by, as UTC ticks or as ticks of a duration; <see langword="null"/> for an order by name, and where the run does not have it yet.</param>
/// <param name="Name">The name, for an order by name.</param>
public sealed record RunPlace(Guid Id, long? Number, string? Name)
{
    internal static RunPlace Of(Run run, RunOrder order) => order switch
    {
        RunOrder.Started => new(run.Id, run.Started?.UtcTicks, null),
        RunOrder.Ended => new(run.Id, run.Ended?.UtcTicks, null),
        RunOrder.Duration => new(run.Id, run.Duration?.Ticks, null),
        RunOrder.Name => new(run.Id, null, run.Name),
        _ => new(run.Id, run.Created.UtcTicks, null),
    };

    /// <summary>Compares two places of one order: negative when the one comes first.</summary>
    internal static int Compare(RunPlace one, RunPlace other, bool ascending)
    {
        var missing = (one.Number is null && one.Name is null).CompareTo(other.Number is null && other.Name is null);
        if (missing != 0) return missing; // last in both directions
        var compared = one.Name is null ? Nullable.Compare(one.Number, other.Number) : string.CompareOrdinal(one.Name, other.Name);
        if (compared == 0) compared = one.Id.CompareTo(other.Id);
        return ascending ? compared : -compared;
    }
}
