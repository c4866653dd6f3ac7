using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// Where a value is looked up: a label of the event's resource, or <c>related:role:label</c>, the label of the first related resource in a role. When no
/// resource has the role, the whole path is taken as a label of the event's resource.
/// </summary>
sealed class LabelPath
{
    static readonly LabelValue Missing = LabelValue.Of("");

    readonly Symbol whole;
    readonly Symbol label;
    readonly LabelValue role;

    public LabelPath(string path)
    {
        Text = PrefectNames.TranslatePath(path);
        whole = label = Symbol.Of(Text);
        const string related = "related:";
        var colon = Text.LastIndexOf(':');
        if (!Text.StartsWith(related, StringComparison.Ordinal) || colon < related.Length) return;
        role = LabelValue.Of(Text[related.Length..colon]);
        label = Symbol.Of(Text[(colon + 1)..]);
    }

    public string Text { get; }

    /// <summary>The paths as keys have them: Prefect's names translated, each once, sorted.</summary>
    public static string[] Sorted(IEnumerable<string> paths) =>
        [.. paths.Select(PrefectNames.TranslatePath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The value; an empty text when there is none. Allocates nothing.</summary>
    public LabelValue Read(in EventReference @event)
    {
        if (!role.IsMissing)
        {
            for (var i = 0; i < @event.RelatedCount; i++)
                if (@event.TryGetRelatedLabel(i, LabelNames.ResourceRole, out var found) && found.Equals(role))
                    return @event.TryGetRelatedLabel(i, label, out var value) ? value : Missing;
        }

        return @event.TryGetLabel(whole, out var own) ? own : Missing;
    }
}
