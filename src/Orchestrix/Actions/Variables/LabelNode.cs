using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>
/// Labels, found by their whole name or along the dots in it: <c>labels['a.b']</c>, <c>labels.a.b</c>. One may be a value and have others below it. Prefect's names
/// are understood as ours.
/// </summary>
/// <param name="labels">All labels.</param>
/// <param name="path">The name up to here; empty for the whole.</param>
sealed class LabelNode(IReadOnlyDictionary<string, string> labels, string path = "") : TemplateObject
{
    public override string? Text => path.Length > 0 && labels.TryGetValue(path, out var value) ? value : null;

    /// <summary>The labels here and below, with their whole names.</summary>
    public override IEnumerable<KeyValuePair<string, TemplateValue>> Items =>
        labels.Where(l => path.Length == 0 || l.Key == path || IsBelow(l.Key, path)).Select(l => KeyValuePair.Create(l.Key, TemplateValue.Of(l.Value)));

    public override TemplateValue Find(string name)
    {
        var whole = path.Length == 0 ? name : $"{path}.{name}";
        return At(whole) is { IsUndefined: false } found ? found
            : path.Length == 0 && name == "prefect" ? At("orchestrix")
            : At(PrefectNames.Translate(whole));
    }

    TemplateValue At(string whole)
    {
        var hasMore = labels.Keys.Any(l => IsBelow(l, whole));
        return hasMore ? TemplateValue.Of(new LabelNode(labels, whole))
            : labels.TryGetValue(whole, out var value) ? TemplateValue.Of(value) : TemplateValue.Undefined;
    }

    static bool IsBelow(string label, string above) => label.Length > above.Length && label[above.Length] == '.' && label.StartsWith(above, StringComparison.Ordinal);
}
