using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Automations.Explaining;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Automations.Simulations;

/// <summary>The engine of a host, over a log of its own and in virtual time. One per simulation; used by one thread.</summary>
sealed class SimulatedEngine : IDisposable
{
    readonly SimulatedLog log = new();
    readonly AutomationEngine engine;
    readonly HashSet<string> simulated;
    readonly List<SimulatedFiring> firings = [];
    readonly List<OrchestrationEvent> seen = [];
    readonly int maxFirings;
    long windowEnds;

    public SimulatedEngine(IReadOnlyList<Automation> automations, SimulationOptions options)
    {
        maxFirings = options.MaxFirings;
        simulated = [.. automations.Where(a => a.Enabled).Select(a => a.Name)];
        engine = new AutomationEngine(log, new SimulatedTime(log), automations, new AutomationOptions { ExplainedDecisions = options.ExplainedDecisions }, NullLogger<AutomationEngine>.Instance, new AutomationCounters());
    }

    /// <summary>The firings so far, in their order.</summary>
    public IReadOnlyList<SimulatedFiring> Firings => firings;

    /// <summary>The events that the automations saw.</summary>
    public IReadOnlyList<OrchestrationEvent> Events => seen;

    /// <summary>Whether there was one firing, or one end of a window, too many; then nothing is shown any more.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Tells why automations fired or did not.</summary>
    public Explainer Explainer => new(engine.Book, engine.Recorder, log.Find, () => log.End);

    public void Dispose() => engine.Dispose();

    /// <summary>Shows the events that arrive within a time, its ends included.</summary>
    public void Play(List<OrchestrationEvent> events, DateTimeOffset from, DateTimeOffset until)
    {
        Show(ClockTick.Instance, from.UtcTicks);
        foreach (var @event in events)
        {
            if (@event.Received < from) continue;
            if (@event.Received > until || IsCutShort) break;
            if (IsToldAnew(@event)) continue;
            PassTime(@event.Received.UtcTicks);
            if (IsCutShort) break; // or the engine itself would go through all windows up to the event
            seen.Add(@event);
            Show(EntryOf(@event), @event.Received.UtcTicks, @event.Reference.Part);
        }

        PassTime(until.UtcTicks);
        if (!IsCutShort && log.NowTicks < until.UtcTicks) Show(ClockTick.Instance, until.UtcTicks);
    }

    // A window that ends fires at its own moment, and what the firing leads to happens then: not with the next event.
    void PassTime(long until)
    {
        while (!IsCutShort && engine.NextDeadline <= until)
        {
            Show(ClockTick.Instance, Math.Max(engine.NextDeadline, log.NowTicks));
            if (++windowEnds > (long)maxFirings * SimulationOptions.WindowEndsPerFiring) IsCutShort = true; // windows may follow each other without ever firing
        }
    }

    void Show(LogEntry entry, long ticks, int part = 0)
    {
        engine.Handle([log.Feed(entry, ticks, part)]);
        while (!IsCutShort && log.TryTakeUnread(out var record))
        {
            if (record.Entry is AutomationFired firing) Keep(firing);
            engine.Handle([record]);
        }
    }

    bool IsToldAnew(OrchestrationEvent @event)
    {
        if (@event.Name != AutomationEventNames.Triggered.Text && @event.Name != AutomationEventNames.Resolved.Text) return false;
        var id = @event.Resource.Id;
        var kind = ResourceKinds.Automation.Text;
        return id.Length > kind.Length && id.StartsWith(kind, StringComparison.Ordinal) && simulated.Contains(id[(kind.Length + 1)..]);
    }

    // Changes of automations are told here, and must not happen again.
    static EventEntry EntryOf(OrchestrationEvent @event) => @event.Reference.Entry is not AutomationChange ? @event.Reference.Entry : new CustomEvent(
        Symbol.Of(@event.Name), @event.Id, @event.Occurred.UtcTicks, @event.Follows, @event.Resource, [.. @event.Related], @event.Payload);

    void Keep(AutomationFired firing)
    {
        if (firings.Count == maxFirings) IsCutShort = true;
        else firings.Add(new SimulatedFiring(firing, CountAt(firing.Id)));
    }

    int? CountAt(Guid firing) => engine.Recorder?.FindFiring(firing) is { } decision && TriggerPath.ThresholdOf(decision.Node) is not null ? decision.Count : null;
}
