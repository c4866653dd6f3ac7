using Orchestrix.Events;

namespace Orchestrix.Triggers.Composites;

/// <summary>Takes from a part's key the values of the labels that all parts share.</summary>
sealed class KeyProjection
{
    readonly int[] places;
    readonly bool isWhole;

    public KeyProjection(IReadOnlyList<string> labels, IReadOnlyList<string> shared)
    {
        places = [.. shared.Select(s => labels.ToList().IndexOf(s))];
        isWhole = labels.Count == shared.Count;
    }

    public LabelValue Project(LabelValue key)
    {
        if (isWhole || key.Parts is not { } values) return key;
        return places.Length == 1 ? values[places[0]] : LabelValue.Of([.. places.Select(p => values[p])]);
    }
}
