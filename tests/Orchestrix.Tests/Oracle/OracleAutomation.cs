using Orchestrix.Automations;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>An automation with its state: its tree of triggers, and the alarms that may be over again.</summary>
sealed class OracleAutomation
{
    static readonly long KeptAfterEnd = TimeSpan.FromSeconds(60).Ticks, AlarmKept = TimeSpan.FromDays(30).Ticks;

    readonly OracleWorld world;
    readonly Automation declaration;
    readonly OracleTrigger root;
    readonly Dictionary<string, (int Count, long Fired)> alarms = [];
    readonly bool resolves;

    public OracleAutomation(Automation declaration, OracleWorld world)
    {
        this.world = world;
        Name = declaration.Name;
        this.declaration = declaration;
        resolves = declaration.ActionsOnResolve.Count > 0 && declaration.Trigger is EventTrigger { Posture: TriggerPosture.Proactive } or StaysTrigger or MetricTrigger;
        root = OracleTrigger.Of(declaration.Trigger, Name, world);
        root.Fired = Trigger;
        root.Counted = Count;
        root.EndedAgain = End;
        if (declaration.Enabled) Enable();
    }

    public string Name { get; }

    /// <summary>Whether another declaration waits for the same, and has actions for its end if this one has.</summary>
    public bool WaitsFor(Automation other) =>
        RuleText.OfWhatItWaitsFor(declaration.Trigger) == RuleText.OfWhatItWaitsFor(other.Trigger) && declaration.ActionsOnResolve.Count > 0 == other.ActionsOnResolve.Count > 0;

    public bool IsEnabled { get; private set; }

    /// <summary>Another declaration that waits for the same: it goes on with what is known.</summary>
    public void Continue(Automation declaration)
    {
        root.ExceptsOwnEffects = declaration.Trigger.ExceptOwnEffects == true;
        if (declaration.Enabled) Enable();
        else Disable();
    }

    public void See(EventStep e)
    {
        if (IsEnabled) root.See(e);
    }

    public void AddDeadlines(List<OracleDeadline> deadlines)
    {
        if (IsEnabled) root.AddDeadlines(deadlines);
    }

    public void Enable()
    {
        if (IsEnabled) return;
        IsEnabled = true;
        root.Reset();

        List<OracleOverdue> windows = [];
        root.AddWindows(windows);
        var over = windows.Where(w => w.Deadline <= world.Now).OrderBy(w => w.Deadline).ThenBy(w => w.Arming).ToLookup(w => w.Deadline + KeptAfterEnd <= world.Now);
        foreach (var window in over[true]) window.Forget();
        root.Begin(); // what opens by itself opens before what is over rings, which is due only now
        foreach (var window in over[false])
        {
            world.Occasion++;
            window.Ring();
        }
    }

    public void Disable() => IsEnabled = false;

    void Trigger(OracleSignal signal)
    {
        Fire(OracleFiring.Triggered, signal.Key.Text, signal.Event);
        if (resolves) alarms[signal.Key.Text] = (0, world.Now);
    }

    void Count(OracleKey key, EventStep e, int threshold)
    {
        if (!alarms.TryGetValue(key.Text, out var alarm) || alarm.Fired + AlarmKept <= world.Now) return;
        alarms[key.Text] = alarm with { Count = alarm.Count + 1 };
        if (alarm.Count + 1 < threshold) return;
        alarms.Remove(key.Text);
        Fire(OracleFiring.Resolved, key.Text, e);
    }

    void End()
    {
        if (alarms.Remove("", out var alarm) && alarm.Fired + AlarmKept > world.Now) Fire(OracleFiring.Resolved, "", null);
    }

    void Fire(string state, string labels, EventStep? e) => world.Firings.Add(new OracleFiring(Name, world.Now, state, labels, e?.Id));
}
