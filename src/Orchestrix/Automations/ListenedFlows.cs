using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>How a trigger says that it listens to the runs of one flow: a related resource in the role <c>flow</c> with exactly that flow's id.</summary>
static class ListenedFlows
{
    static readonly string IdPrefix = $"{ResourceKinds.Flow.Text}.";

    public static LabelSpecification Specify(string flow) =>
        LabelSpecification.Of(LabelNames.ResourceRole.Text, "flow").AndExactly(LabelNames.ResourceId.Text, IdPrefix + flow);

    /// <summary>The names of the flows that a trigger listens to one by one.</summary>
    public static IEnumerable<string> Of(Trigger trigger)
    {
        var related = trigger switch
        {
            EventTrigger t => t.MatchRelated,
            StaysTrigger t => t.MatchRelated,
            _ => [],
        };
        foreach (var (label, patterns) in related.SelectMany(s => s.Labels))
        {
            if (label != LabelNames.ResourceId.Text) continue;
            foreach (var pattern in patterns)
                if (pattern.Exact is { IsMissing: false } exact && exact.ToString() is var id && id.StartsWith(IdPrefix, StringComparison.Ordinal)) yield return id[IdPrefix.Length..];
        }
    }
}
