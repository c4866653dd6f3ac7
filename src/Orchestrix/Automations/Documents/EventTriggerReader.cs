using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads event triggers.</summary>
static class EventTriggerReader
{
    /// <summary>The least window of a proactive trigger in documents, and the one it has when none is given: Prefect's. C# may use shorter ones.</summary>
    public static readonly TimeSpan LeastProactive = TimeSpan.FromSeconds(10);

    public static readonly string[] Postures = ["Reactive", "Proactive"];

    public static EventTrigger Read(DocumentFields fields, CommonParts common)
    {
        var posture = PostureOf(fields);
        return new EventTrigger
        {
            ExceptOwnEffects = common.ExceptOwnEffects,
            Unless = common.Unless,
            Match = LabelReader.Match(fields),
            MatchRelated = LabelReader.MatchRelated(fields),
            After = TriggerReader.Names(fields, "after"),
            Expect = TriggerReader.Names(fields, "expect"),
            ForEach = LabelsOf(fields),
            Posture = posture,
            Threshold = fields.WholeNumber("threshold", 1),
            Within = WithinOf(fields, posture),
            Grace = GraceOf(fields, posture),
        };
    }

    static TriggerPosture PostureOf(DocumentFields fields) =>
        fields.Find("posture") is { } node && fields.Word(node, Postures) == "Proactive" ? TriggerPosture.Proactive : TriggerPosture.Reactive;

    static IReadOnlyList<string> LabelsOf(DocumentFields fields)
    {
        var labels = fields.Texts("for_each", "[\"orchestrix.resource.id\"]");
        if (labels.Contains("")) fields.Mistakes.Add(fields.Find("for_each")!, "'for_each' has a label without a name. Name the label, for example \"orchestrix.resource.id\".");
        return [.. labels.Select(PrefectNames.TranslatePath).Distinct(StringComparer.Ordinal)];
    }

    static TimeSpan WithinOf(DocumentFields fields, TriggerPosture posture)
    {
        var isProactive = posture == TriggerPosture.Proactive;
        if (fields.Find("within") is not { } node) return isProactive ? LeastProactive : TimeSpan.Zero;
        if (node.Kind == DocumentNodeKind.Null)
        {
            fields.Mistakes.Add(node, "'within' is null, which only composite triggers understand. Give a number of seconds, or leave it out.");
            return default;
        }

        if (DocumentValues.Length(node, fields.Mistakes) is not { } within) return default;
        if (!isProactive || within >= LeastProactive) return within;
        if (within == TimeSpan.Zero) return LeastProactive;
        fields.Mistakes.Add(node, $"'within' is {node}; a proactive trigger waits for at least 10 seconds. Give 10 or more.");
        return default;
    }

    static TimeSpan GraceOf(DocumentFields fields, TriggerPosture posture)
    {
        var grace = fields.Seconds("grace");
        if (posture == TriggerPosture.Reactive && fields.Find("grace") is { } node)
            fields.Mistakes.Add(node, "'grace' belongs to a trigger that waits for something not to happen. Leave it out, or set 'posture' to \"Proactive\".");
        return grace;
    }
}
