namespace Orchestrix.Events;

/// <summary>
/// What the labels of one resource have to be: each named label must be there and have a value that one of its patterns means. The empty specification
/// accepts everything, also an event that has no such resource. Immutable.
/// </summary>
public sealed class LabelSpecification
{
    readonly LabelTerm[] terms;

    LabelSpecification(LabelTerm[] terms) => this.terms = terms;

    /// <summary>Accepts everything.</summary>
    public static LabelSpecification Empty { get; } = new([]);

    /// <summary>Whether everything is accepted.</summary>
    public bool IsEmpty => terms.Length == 0;

    /// <summary>The labels and their patterns, in the order in which they were given.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<LabelPattern>>> Labels =>
        terms.Select(t => KeyValuePair.Create<string, IReadOnlyList<LabelPattern>>(t.Label.Text, t.Patterns));

    /// <summary>What has to hold, all of it.</summary>
    internal ReadOnlySpan<LabelTerm> Terms => terms;

    /// <summary>A specification of one label.</summary>
    /// <param name="label">The label's name; Prefect's known names are understood as ours.</param>
    /// <param name="patterns">The patterns (see <see cref="LabelPattern"/>); one of them has to accept the value. None at all: nothing is accepted.</param>
    /// <returns>The specification.</returns>
    public static LabelSpecification Of(string label, params IEnumerable<string> patterns) => Empty.And(label, patterns);

    /// <summary>This specification with one more label, on the same resource.</summary>
    /// <param name="label">The label's name; Prefect's known names are understood as ours.</param>
    /// <param name="patterns">The patterns (see <see cref="LabelPattern"/>); one of them has to accept the value. None at all: nothing is accepted.</param>
    /// <returns>A new specification.</returns>
    public LabelSpecification And(string label, params IEnumerable<string> patterns)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        ArgumentNullException.ThrowIfNull(patterns);
        return new([.. terms, new LabelTerm(Symbol.Of(PrefectNames.Translate(label)), [.. patterns.Select(p => new LabelPattern(p))])]);
    }

    /// <summary>This specification with one more label that has to have one value, whatever characters that has.</summary>
    /// <param name="label">The label's name; Prefect's known names are understood as ours.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new specification.</returns>
    public LabelSpecification AndExactly(string label, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        ArgumentNullException.ThrowIfNull(value);
        return new([.. terms, new LabelTerm(Symbol.Of(PrefectNames.Translate(label)), [LabelPattern.Literal(value)])]);
    }

    /// <summary>Whether a resource is accepted.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns><see langword="true"/> when all its labels are as specified.</returns>
    public bool Accepts(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var term in terms)
            if (!resource.TryGet(term.Label, out var value) || !term.Accepts(value)) return false;
        return true;
    }

    /// <summary>Whether the resource that an event is about is accepted. Allocates nothing.</summary>
    /// <param name="event">The event.</param>
    /// <returns><see langword="true"/> when all its labels are as specified.</returns>
    public bool Accepts(in EventReference @event)
    {
        foreach (var term in terms)
            if (!@event.TryGetLabel(term.Label, out var value) || !term.Accepts(value)) return false;
        return true;
    }

    /// <summary>Whether some related resource of an event is accepted. Allocates nothing.</summary>
    /// <param name="event">The event.</param>
    /// <returns><see langword="true"/> when one is, or the specification is empty.</returns>
    public bool AcceptsRelated(in EventReference @event)
    {
        if (IsEmpty) return true;
        for (var i = 0; i < @event.RelatedCount; i++)
            if (AcceptsRelated(@event, i)) return true;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", terms.Select(t => $"{t.Label}: {string.Join(" | ", (object[])t.Patterns)}"))}}}";

    bool AcceptsRelated(in EventReference @event, int index)
    {
        foreach (var term in terms)
            if (!@event.TryGetRelatedLabel(index, term.Label, out var value) || !term.Accepts(value)) return false;
        return true;
    }
}
