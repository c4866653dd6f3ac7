using Orchestrix.Automations;
using Orchestrix.Automations.Explaining;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>What an engine did that recorded its decisions.</summary>
/// <param name="Firings">What it logged.</param>
/// <param name="Recorded">The firings among its decisions, in order.</param>
/// <param name="Questions">All automations with all events.</param>
/// <param name="Explain">Asks what an automation made of an event.</param>
sealed record ExplainedRun(IReadOnlyList<OracleFiring> Firings, IReadOnlyList<OracleFiring> Recorded, IReadOnlyList<(string Automation, Guid Event)> Questions, Func<string, Guid, Explanation> Explain)
{
    public static ExplainedRun Of(AutomationEngine engine, IReadOnlyList<LogRecord> records)
    {
        Explainer explainer = new(engine.Book, engine.Recorder, id => Find(records, id), () => long.MaxValue);
        var automations = engine.Book.All.Select(r => r.Automation.Name).ToList();
        var events = records.Select(r => r.Entry).OfType<CustomEvent>().Select(e => e.IdOf(0)).Distinct();
        return new ExplainedRun([], [.. engine.Recorder!.Find(d => d.Firing is not null).Select(FiringOf)], [.. events.SelectMany(e => automations.Select(a => (a, e)))], explainer.Explain);
    }

    static OracleFiring FiringOf(RecordedDecision decision)
    {
        var labels = string.Join(", ", Firing.LabelsOf(decision.Node!.Trigger, decision.Key).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
        return new OracleFiring(decision.Automation!, decision.Ticks, decision.State.ToString(), labels, decision.Event?.Id);
    }

    static OrchestrationEvent? Find(IReadOnlyList<LogRecord> records, Guid id) =>
        records.Where(r => r.Entry is CustomEvent entry && entry.IdOf(0) == id).Select(r => ((CustomEvent)r.Entry).ToEvent(r, 0)).FirstOrDefault();
}
