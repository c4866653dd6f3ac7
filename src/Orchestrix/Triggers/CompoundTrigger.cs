namespace Orchestrix.Triggers;

/// <summary>Fires when enough of its parts have fired, in any order. Prefect's compound trigger.</summary>
public sealed class CompoundTrigger : CompositeTrigger
{
    /// <summary>How many of the parts have to fire.</summary>
    /// <value>By default <see cref="PartsRequired.All"/>.</value>
    public PartsRequired Require { get; init; } = PartsRequired.All;

    /// <inheritdoc/>
    public override string Type => "compound";

    /// <summary>The number of parts that have to fire.</summary>
    internal int Needed => Require.CountOf(Triggers.Count);

    internal override IEnumerable<string> Mistakes()
    {
        if (Require.Count is { } count && (count < 1 || count > Triggers.Count))
            yield return $"it needs {count} of {Triggers.Count} parts. Require at least 1 and at most {Triggers.Count}.";
        foreach (var mistake in base.Mistakes()) yield return mistake;
    }
}
