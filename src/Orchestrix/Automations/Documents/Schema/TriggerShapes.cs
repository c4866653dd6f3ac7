using System.Collections.Frozen;
using System.Globalization;
using static Orchestrix.Automations.Documents.Schema.SchemaTypes;

namespace Orchestrix.Automations.Documents.Schema;

/// <summary>The fields of triggers, by their type.</summary>
static class TriggerShapes
{
    static readonly string LeastMetric = MetricTriggerReader.Least.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    static readonly FieldShape Match = new("match", Defined(Labels), "Labels that the resource has to have, with patterns of their values.") { Default = "{}" };

    static readonly FieldShape MatchRelated = new("match_related", LabelsOrList, "Labels that related resources have to have; each of a list has to be met by one.") { Default = "{}" };

    static readonly FieldShape Grace = new("grace", Seconds, "How many seconds later the timer rings, for events that are on their way.") { Default = "0" };

    static readonly FieldShape Triggers = new("triggers", ListOfDefined(AnyTrigger), "The triggers that this one is composed of.") { IsRequired = true };

    static readonly FieldShape WithinOrNull = new("within", SecondsOrNull, "How many seconds firings of the parts may lie apart; null: no limit.") { Default = "null" };

    static readonly FieldShape Correlate = new("correlate", Flag, "Whether only firings with the same labels belong together.") { Default = "false" };

    static readonly FrozenDictionary<string, FieldShape[]> ByType = new Dictionary<string, FieldShape[]>
    {
        ["event"] =
        [
            Match,
            MatchRelated,
            new("posture", Word(EventTriggerReader.Postures), "Whether it waits for events, or for their absence.") { Default = "\"Reactive\"" },
            new("after", FilledTexts, "Names of events that open a window.") { Default = "[]" },
            new("expect", FilledTexts, "Names of events that count; none: every event. A star stands for one or more characters.") { Default = "[]" },
            new("for_each", FilledTexts, "Labels whose values are looked at separately.") { Default = "[]" },
            new("threshold", WholeNumber, "How many events it takes.") { Default = "1" },
            new("within", Seconds, "The length of the window in seconds; of a proactive trigger at least 10, which it has by itself."),
            Grace,
        ],
        ["compound"] =
        [
            Triggers,
            new("require", () => AnyOf(Word("any", "all")(), new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = int.MaxValue }), "How many of the triggers have to fire: \"any\", \"all\", or a number.") { IsRequired = true },
            WithinOrNull,
            Correlate,
        ],
        ["sequence"] = [Triggers, WithinOrNull, Correlate],
        ["metric"] =
        [
            Match,
            MatchRelated,
            new("posture", Word("Metric"), "What tells that it is a metric.") { Default = "\"Metric\"" },
            new("metric", Metric, "What is compared.") { IsRequired = true },
        ],
        ["stays"] =
        [
            new("kind", Word(StaysTriggerReader.Kinds), "What has to stay in the state.") { Default = "\"flow-run\"" },
            new("state", Word(FormFields.States), "The type of the states.") { IsRequired = true },
            new("for", PositiveSeconds, "For how many seconds it has to stay there.") { IsRequired = true },
            Match,
            MatchRelated,
            Grace,
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All fields of a type.</summary>
    public static IEnumerable<FieldShape> Of(string type) =>
    [
        new("type", Word(type), "What kind of trigger it is."),
        .. ByType[type],
        new("unless", Defined(Unless), "What keeps the trigger from firing."),
        new("ignore_own_effects", Flag, "Whether events that the automation itself led to are kept from the trigger.") { Default = "false" },
        new("id", Anything, "Ignored: Prefect adds it."),
    ];

    public static IEnumerable<FieldShape> OfGuard() =>
    [
        new("event", () => AnyOf(new() { ["type"] = "string", ["minLength"] = 1 }, With(FilledTexts(), "minItems", 1)), "The name or the names of events that keep the trigger from firing.") { IsRequired = true },
        new("within", PositiveSeconds, "For how many seconds such an event does.") { IsRequired = true },
        Match,
    ];

    static System.Text.Json.Nodes.JsonObject Metric() => Closed(
    [
        new("name", Word(MetricTriggerReader.Names), "The figure: a fraction of successes, or seconds.") { IsRequired = true },
        new("operator", Word(MetricTriggerReader.Operators), "How it is compared.") { IsRequired = true },
        new("threshold", Number, "What it is compared with.") { IsRequired = true },
        new("range", () => AtLeast(MetricTriggerReader.Least.TotalSeconds), "How many seconds back runs count.") { Default = LeastMetric },
        new("firing_for", () => AtLeast(MetricTriggerReader.Least.TotalSeconds), "For how many seconds the comparison has to hold.") { Default = LeastMetric },
    ]);
}
