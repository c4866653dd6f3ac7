using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Automations.Explaining;

/// <summary>Follows effects back to their first event. What is no longer in the log is left out of the links; the chain itself stands on the effect.</summary>
sealed class Causes(ILog log)
{
    readonly Dictionary<Guid, AutomationFired> firings = [];
    readonly Dictionary<Guid, OrchestrationEvent> events = [];
    readonly Dictionary<Guid, List<CustomEvent>> actions = []; // by firing: what became of its actions
    readonly HashSet<Guid> wantedFirings = [];
    readonly HashSet<Guid> wantedEvents = [];

    public CausalChain Of(EventReference effect)
    {
        List<Causation> chain = [];
        for (var cause = effect.Cause; cause is not null; cause = cause.Earlier) chain.Add(cause);
        if (chain.Count == 0) return new CausalChain(effect, []);
        foreach (var cause in chain)
        {
            wantedFirings.Add(cause.Firing);
            if (cause.Event is { } id) wantedEvents.Add(id);
        }

        new LoggedEvents(log).ReadAll(Gather);
        List<CausalLink> links = [];
        EventReference? at = effect;
        foreach (var cause in chain)
        {
            var link = LinkOf(cause, at);
            links.Add(link);
            at = link.Event?.Reference;
        }

        return new CausalChain(effect, links);
    }

    void Gather(in LogRecord record, EventEntry entry)
    {
        if (entry is AutomationFired firing && firing.Id is var firingId && wantedFirings.Contains(firingId)) firings[firingId] = firing;
        if (entry is CustomEvent { Cause: { } cause } told && wantedFirings.Contains(cause.Firing) && AutomationEventNames.TellOfAction(told.NameOf(0)))
        {
            if (!actions.TryGetValue(cause.Firing, out var ofFiring)) actions.Add(cause.Firing, ofFiring = []);
            ofFiring.Add(told);
        }

        for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++)
            if (entry.IdOf(part) is var id && wantedEvents.Contains(id)) events[id] = entry.ToEvent(record, part);
    }

    CausalLink LinkOf(Causation cause, EventReference? effect)
    {
        var firing = firings.GetValueOrDefault(cause.Firing);
        var isFiring = effect?.Entry is AutomationFired fired && fired.Id == cause.Firing;
        var action = isFiring ? null : ActionOf(cause.Firing, firing, effect);
        return new CausalLink(cause)
        {
            Fired = firing?.Fired,
            Event = cause.Event is { } id ? events.GetValueOrDefault(id) : null,
            ActionIndex = action?.Index,
            ActionType = action?.Type,
            IsFiring = isFiring,
        };
    }

    // What an action acted on stands on the event that tells its end; where there is only one action, it was that.
    (int Index, string Type)? ActionOf(Guid id, AutomationFired? firing, EventReference? effect)
    {
        if (effect is not { } reference) return null;
        if (AutomationEventNames.TellOfAction(reference.Name)) return IndexAndTypeOf(reference.Entry.PayloadOf(reference.Part));
        var involved = InvolvedIn(reference).ToHashSet(StringComparer.Ordinal);
        if (actions.GetValueOrDefault(id)?.Find(a => a.RelatedOf(0).Any(r => r.Id.StartsWith(ResourceKinds.FlowRun.Text, StringComparison.Ordinal) && involved.Contains(r.Id))) is { } told)
            return IndexAndTypeOf(told.PayloadOf(0));
        return firing is { ActionCount: 1 } ? (0, firing.ActionAt(0).Action.Type) : null;
    }

    static (int Index, string Type)? IndexAndTypeOf(JsonElement payload) =>
        payload.TryGetProperty("action_index", out var index) && payload.TryGetProperty("action_type", out var type) ? (index.GetInt32(), type.GetString() ?? "") : null;

    static List<string> InvolvedIn(EventReference effect)
    {
        if (effect.Entry is not Run first) return [effect.Entry.ResourceOf(effect.Part).Id, .. effect.Entry.RelatedOf(effect.Part).Select(r => r.Id)];
        List<string> runs = [];
        for (var run = first; run is not null; run = run.Parent) runs.Add($"{run.Kind.Text}.{run.Id:D}");
        return runs;
    }
}
