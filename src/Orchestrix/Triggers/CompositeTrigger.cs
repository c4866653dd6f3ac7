namespace Orchestrix.Triggers;

/// <summary>Fires when triggers that it is composed of have fired: <see cref="CompoundTrigger"/> or <see cref="SequenceTrigger"/>.</summary>
/// <remarks>
/// Of each part the newest firing counts. Firings are put together by the time at which they were decided, not by that of their events: a late event combines as
/// a fresh one does. When the trigger fires, all that was gathered is forgotten. Prefect's composite triggers.
/// </remarks>
public abstract class CompositeTrigger : Trigger
{
    private protected CompositeTrigger() { }

    /// <summary>The triggers that this one is composed of.</summary>
    public required IReadOnlyList<Trigger> Triggers { get; init; }

    /// <summary>How far apart the firings may be; exactly so far is still together.</summary>
    /// <value>By default <see langword="null"/>: no limit. Zero: only what is decided at the same moment.</value>
    public TimeSpan? Within { get; init; }

    /// <summary>Whether firings only belong together that have the same values of the labels which all parts look at separately.</summary>
    /// <value>By default <see langword="false"/>, as Prefect has it: values do not matter, and the firing carries no labels.</value>
    public bool Correlate { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Trigger> Parts => Triggers;

    internal override IReadOnlyList<string> KeyLabels => Correlate ? SharedLabels() : [];

    internal override IEnumerable<string> Mistakes()
    {
        if (Within < TimeSpan.Zero) yield return $"its window is negative ({Within}). Give a length that is not, or none for no limit.";
        if (Correlate && SharedLabels().Count == 0)
            yield return "its parts are to belong together by the values of labels, but there is no label that all of them look at separately. Add ForEach with the same label to each part.";
        for (var i = 0; i < Triggers.Count; i++)
            foreach (var mistake in Triggers[i].Mistakes()) yield return $"part {i}: {mistake}";
        if (Unless is { } guard)
            foreach (var mistake in guard.Mistakes()) yield return mistake;
    }

    IReadOnlyList<string> SharedLabels() =>
        Triggers.Count == 0 ? [] : [.. Triggers.Skip(1).Aggregate(Triggers[0].KeyLabels, (shared, next) => [.. shared.Intersect(next.KeyLabels, StringComparer.Ordinal)])];
}
