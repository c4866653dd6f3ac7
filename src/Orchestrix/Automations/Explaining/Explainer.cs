using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>
/// Tells why automations did or did not fire: from what was recorded, and for events that no trigger was about, from the declarations. It needs no host. May be
/// used from any thread.
/// </summary>
/// <param name="book">The automations.</param>
/// <param name="recorder">What was decided; null when that was not recorded.</param>
/// <param name="find">Finds an event by its id; null when it is not kept.</param>
/// <param name="handled">The position up to which events have been evaluated.</param>
sealed class Explainer(RuleBook book, DecisionRecorder? recorder, Func<Guid, OrchestrationEvent?> find, Func<long> handled)
{
    const string NothingRecorded = "decisions are not recorded. Set AutomationOptions.ExplainedDecisions, for example with ConfigureAutomations(a => a.ExplainedDecisions = 10_000)";
    const string NoLongerRecorded = "decisions that old are no longer kept. Set AutomationOptions.ExplainedDecisions higher";

    /// <summary>What an automation made of an event.</summary>
    public Explanation Explain(string automation, Guid id)
    {
        var decisions = recorder?.Find(d => d.Event?.Id == id && (d.Automation ?? automation) == automation) ?? [];
        return decisions.Exists(d => d.Automation is not null) ? Made(automation, decisions) : NotMade(automation, id, find(id), decisions);
    }

    /// <summary>What every automation made of an event, in the order in which they see it.</summary>
    public IReadOnlyList<Explanation> ExplainEvent(Guid id)
    {
        var byAutomation = (recorder?.Find(d => d.Event?.Id == id) ?? []).ToLookup(d => d.Automation);
        var found = find(id);
        List<Explanation> all = [];
        foreach (var name in book.InOrder().Select(r => r.Automation.Name).Union(byAutomation.Select(g => g.Key).OfType<string>()))
        {
            List<RecordedDecision> decisions = [.. byAutomation[null], .. byAutomation[name]];
            all.Add(byAutomation.Contains(name) ? Made(name, decisions) : NotMade(name, id, found, decisions));
        }

        return all;
    }

    /// <summary>What an automation decided lately, newest first; what belongs to one event and one moment is one.</summary>
    public IReadOnlyList<Explanation> Explain(string automation)
    {
        List<List<RecordedDecision>> groups = [];
        foreach (var decision in recorder?.Find(d => d.Automation == automation) ?? [])
        {
            if (groups.Count > 0 && groups[^1][0] is var first && first.Event == decision.Event && first.Ticks == decision.Ticks && first.IsByEvent == decision.IsByEvent) groups[^1].Add(decision);
            else groups.Add([decision]);
        }

        groups.Reverse();
        return [.. groups.Select(g => Made(automation, g))];
    }

    /// <summary>What an automation made of each of some events, and what time brought about, in the order in which it happened.</summary>
    public IReadOnlyList<Explanation> ExplainAll(string automation, IEnumerable<OrchestrationEvent> events)
    {
        var decisions = recorder?.Find(d => (d.Automation ?? automation) == automation) ?? [];
        var byEvent = decisions.Where(d => d is { IsByEvent: true, Event: not null }).ToLookup(d => d.Event!.Value.Id);
        var byTime = decisions.Where(d => d is { IsByEvent: false, Automation: not null }).GroupBy(d => (d.Ticks, d.Key)).Select(g => (g.Key.Ticks, Made(automation, [.. g])));
        var ofEvents = events.Select(e => (e.Received.UtcTicks, OfEvent(automation, e, [.. byEvent[e.Id]])));
        return [.. byTime.Concat(ofEvents).OrderBy(x => x.Item1).Select(x => x.Item2)];
    }

    // The outermost decision is what became of it; of several the last, unless one of them was a firing.
    static Explanation Made(string automation, List<RecordedDecision> decisions)
    {
        var outermost = decisions.Min(d => d.Depth);
        var candidates = decisions.Where(d => d.Depth == outermost).ToList();
        var headline = candidates.FindLastIndex(d => d.Firing is not null) is var fired and >= 0 ? candidates[fired] : candidates[^1];
        return Of(automation, headline, decisions.Count == 1 ? [] : [.. decisions.Select(d => Of(automation, d, []))]);
    }

    static Explanation Of(string automation, in RecordedDecision decision, IReadOnlyList<Explanation> steps)
    {
        var path = TriggerPath.Of(decision.Node);
        var threshold = TriggerPath.ThresholdOf(decision.Node);
        return new Explanation
        {
            Automation = automation,
            Verdict = decision.Verdict,
            EventId = decision.Event?.Id,
            EventName = decision.Event?.Name.Text,
            ResourceId = decision.Event?.Resource.ToString(),
            Occurred = TimeOf(decision.Event?.OccurredTicks ?? 0),
            Decided = TimeOf(decision.Ticks),
            IsByTime = !decision.IsByEvent,
            Count = threshold is null ? null : decision.Count,
            Threshold = threshold,
            Until = TimeOf(decision.UntilTicks),
            Value = decision.Value,
            Path = path,
            Labels = decision.Node is { } node ? Triggers.Firing.LabelsOf(node.Trigger, decision.Key) : new Dictionary<string, string>(0),
            Awaited = AwaitedBy(decision, path),
            Firing = decision.Firing,
            Reason = decision.Reason,
            IsProactive = decision.Node is TriggerRule { Kind: RuleKind.Proactive },
            Steps = steps,
        };
    }

    static IReadOnlyList<string> AwaitedBy(RecordedDecision decision, string path) =>
        decision.Verdict != Verdict.Gathered || decision.Node is not CompositeNode composite ? []
        : [.. composite.Parts.Where(p => p.Place < 64 && (decision.Parts & (1UL << p.Place)) == 0).Select(p => $"{path}.triggers.{p.Place}")];

    Explanation OfEvent(string automation, OrchestrationEvent @event, List<RecordedDecision> decisions) =>
        decisions.Exists(d => d.Automation is not null) ? Made(automation, decisions) : NotMade(automation, @event.Id, find(@event.Id) ?? @event, decisions);

    // An event that had to wait for the one that it follows does so for every automation, whether it is about such events or not.
    Explanation NotMade(string automation, Guid id, OrchestrationEvent? found, List<RecordedDecision> aboutAll)
    {
        var rule = book.Find(automation);
        if (aboutAll.Count > 0 && rule is not null && (found is null || Coverage.UnmetBy(rule.Trigger, found.Reference) is null)) return Made(automation, aboutAll);
        var (verdict, reason, unmet) = (rule, found) switch
        {
            (null, _) => (Verdict.AutomationUnknown, Spelling.Suggest(automation, book.All.Select(r => r.Automation.Name)), null),
            (_, null) => (Verdict.EventUnknown, null, null),
            _ => Judge(rule, found),
        };
        return new Explanation
        {
            Automation = automation,
            Verdict = verdict,
            EventId = id,
            EventName = found?.Name,
            ResourceId = found?.Resource.Id,
            Occurred = found?.Occurred,
            Path = unmet is null || !unmet.Path.Contains(".triggers.", StringComparison.Ordinal) ? TriggerPath.Of(null) : unmet.Path[..unmet.Path.LastIndexOf('.')],
            Unmet = unmet,
            Reason = reason,
        };
    }

    (Verdict Verdict, string? Reason, UnmetCondition? Unmet) Judge(AutomationRule rule, OrchestrationEvent found)
    {
        if (Coverage.UnmetBy(rule.Trigger, found.Reference) is { } unmet) return (Verdict.NotCovered, null, unmet);
        if (found.Position > handled()) return (Verdict.Pending, null, null);
        if (recorder is null) return (Verdict.NotRecorded, NothingRecorded, null);
        if (recorder.MayHaveForgotten(found.Position)) return (Verdict.NotRecorded, NoLongerRecorded, null);
        return (rule.IsEnabled ? Verdict.NotListening : Verdict.Disabled, null, null);
    }

    internal static DateTimeOffset? TimeOf(long ticks) => ticks <= 0 ? null : new DateTimeOffset(Math.Min(ticks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero); // a window may end after the end of time
}
