using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads metric triggers.</summary>
static class MetricTriggerReader
{
    /// <summary>The least range in documents, and the least time that a comparison has to hold: Prefect's.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(300);

    const string Example = "{ \"name\": \"successes\", \"operator\": \"<\", \"threshold\": 0.9 }";

    public static readonly string[] Names = ["lateness", "duration", "successes"];

    public static readonly string[] Operators = ["<", "<=", ">", ">="];

    public static MetricTrigger Read(DocumentFields fields, CommonParts common)
    {
        if (fields.Find("posture") is { } posture) fields.Word(posture, "Metric");
        return new MetricTrigger
        {
            ExceptOwnEffects = common.ExceptOwnEffects,
            Unless = common.Unless,
            Match = LabelReader.Match(fields),
            MatchRelated = LabelReader.MatchRelated(fields),
            Metric = QueryOf(fields),
        };
    }

    public static string NameOf(MetricName name) => name switch
    {
        MetricName.Lateness => "lateness",
        MetricName.Duration => "duration",
        _ => "successes",
    };

    public static string OperatorOf(MetricOperator comparison) => comparison switch
    {
        MetricOperator.LessThan => "<",
        MetricOperator.AtMost => "<=",
        MetricOperator.GreaterThan => ">",
        _ => ">=",
    };

    static MetricQuery QueryOf(DocumentFields trigger)
    {
        MetricQuery query = new() { Name = MetricName.Successes, Operator = MetricOperator.LessThan, Threshold = 0 };
        if (trigger.Require("metric", $"Say what is compared, for example {Example}.") is not { } node || DocumentFields.Of(node, trigger.Mistakes, Example) is not { } fields) return query;
        var name = fields.Require("name", "Give \"lateness\", \"duration\" or \"successes\".") is { } n ? fields.Word(n, Names) : null;
        var threshold = fields.Require("threshold", "Give the number that the figure is compared with: a fraction for successes, else seconds.") is { } t ? DocumentValues.Number(t, trigger.Mistakes) : null;
        var comparison = fields.Require("operator", "Give \"<\", \"<=\", \">\" or \">=\".") is { } o ? fields.Word(o, Operators) : null;
        query = new MetricQuery
        {
            Name = name switch { "lateness" => MetricName.Lateness, "duration" => MetricName.Duration, _ => MetricName.Successes },
            Operator = comparison switch { "<=" => MetricOperator.AtMost, ">" => MetricOperator.GreaterThan, ">=" => MetricOperator.AtLeast, _ => MetricOperator.LessThan },
            Threshold = threshold ?? 0,
            Range = AtLeast(fields, "range"),
            FiringFor = AtLeast(fields, "firing_for"),
        };
        fields.RejectOthers("'metric'");
        return query;
    }

    static TimeSpan AtLeast(DocumentFields fields, string name)
    {
        if (fields.Find(name) is not { } node || DocumentValues.Seconds(node, fields.Mistakes) is not { } length) return Least;
        if (length < Least) fields.Mistakes.Add(node, $"'{name}' is {node}; it has to be at least {Least.TotalSeconds} seconds.");
        return length;
    }
}
