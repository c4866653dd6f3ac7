namespace Orchestrix.Events.Queries;

/// <summary>How many events there were of a kind, or within an interval.</summary>
/// <param name="Value">What they have in common: a name, the id of a resource, or the beginning of the interval as ISO 8601.</param>
/// <param name="Label">The same for people: of a resource, the name that it had last.</param>
/// <param name="Count">How many.</param>
/// <param name="Start">When the first of them occurred; of an interval, its beginning.</param>
/// <param name="End">When the last of them occurred; of an interval, its end, itself not included.</param>
public sealed record EventCount(string Value, string Label, int Count, DateTimeOffset Start, DateTimeOffset End);
