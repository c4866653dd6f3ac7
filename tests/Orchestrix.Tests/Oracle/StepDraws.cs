using Orchestrix.Automations;

namespace Orchestrix.Tests.Oracle;

/// <summary>Random logs: bursts and pauses, late and future events, events that come twice or before the one that they follow, and changes of automations.</summary>
sealed class StepDraws(Draw draw, TriggerDraws triggers, IReadOnlyList<Automation> atStart)
{
    static readonly string[] Names = ["a", "a", "a", "b", "b", "b", "c", "a.b", "a.b", "d"];
    static readonly string[] Resources = ["k.1", "k.1", "k.2", "k.3", "m.1"];
    static readonly string[] LastStates = ["Completed", "Completed", "Failed", "Crashed", "Cancelled"];

    readonly List<LogStep> steps = [];
    readonly List<EventStep> events = [];
    readonly HashSet<int> leaders = []; // those that are to come with a given id, because an earlier event follows them
    readonly Dictionary<string, Automation> automations = atStart.ToDictionary(a => a.Name);
    readonly (short Id, string State, long Occurred)[] runs = [(0, "", 0), (1, "", 0), (2, "", 0)];
    readonly int created = atStart.Count;
    long received = RuleCase.Start, lastWait = -1;
    int newAutomations, lastLeader;

    public List<LogStep> Steps(int count)
    {
        if (draw.Has(RuleFeatures.CausalOrder) && draw.OneIn(50)) AddChain();
        while (steps.Count < count)
        {
            received += Draw.Halves(Pause());
            steps.Add(Step());
        }

        // What is open then shows itself.
        received += Draw.Halves(draw.Of(0, 20, 60, 121, 250));
        steps.Add(new TickStep(received));
        return steps;
    }

    LogStep Step()
    {
        if (draw.OneIn(25)) return new TickStep(received);
        if (draw.Has(RuleFeatures.LifeCycle) && draw.OneIn(8)) return Change();
        if (draw.Has(RuleFeatures.CausalOrder) && events.Count > 0 && draw.OneIn(15) && Again() is { } again) return again;
        var e = draw.IsAboutRuns && !draw.OneIn(6) ? RunEvent() : Event(Occurred());
        events.Add(e);
        return e;
    }

    EventStep? Again()
    {
        var e = events[draw.Below(events.Count)];
        return (draw.Has(RuleFeatures.WildRuns) || !e.Resource.ContainsKey("orchestrix.state-name")) && MayWait(e.Follows) ? e with { Received = received } : null;
    }

    /// <summary>Whether an event may wait for another one, and so be lost 15 minutes later.</summary>
    bool MayWait(Guid? leader)
    {
        if (leader is null || draw.Has(RuleFeatures.ManyFollowers)) return true;
        if (lastWait == received) return false;
        lastWait = received;
        return true;
    }

    long Occurred()
    {
        var occurred = received - Draw.Halves(Late());
        return draw.Has(RuleFeatures.BeforeStart) ? occurred : Math.Max(occurred, RuleCase.Start);
    }

    int Pause() => draw.Below(100) switch
    {
        < 25 => 0,
        < 75 => draw.Below(12),
        < 88 => draw.Below(40),
        < 96 => draw.Of(60, 80, 120, 121, 140),
        _ => draw.IsSlow ? draw.Of(300, 1799, 1800, 1801, 3600, 3601) : draw.Below(12),
    };

    int Late() => draw.Below(100) switch
    {
        < 60 => 0,
        < 80 => draw.Below(14),
        < 85 => draw.Below(60),
        < 91 => -draw.Below(draw.Of(10, 240)),
        _ => draw.IsSlow ? draw.Of(120, 1799, 1800, 1800, 1801, 2400) : draw.Below(120),
    };

    EventStep Event(long occurred) => WithOrder(new EventStep(received, occurred, draw.Of(Names), Resource(draw.Of(Resources)))
    {
        Id = IdOf(events.Count),
        Related = Related(),
    });

    /// <summary>A state of a run. Runs live as runs do, one after the other on each of three places, unless wild ones are asked for.</summary>
    EventStep RunEvent()
    {
        var place = draw.Below(runs.Length);
        var run = runs[place];
        var isWild = draw.Has(RuleFeatures.WildRuns) && draw.OneIn(4);
        if (LastStates.Contains(run.State) && !isWild) run = ((short)(run.Id + runs.Length), "", 0);
        var state = isWild ? draw.Of("Scheduled", "Late", "Pending", "Running", "Paused", "Completed", "Failed") : Next(run.State);
        var occurred = Occurred();
        if (!isWild) occurred = Math.Max(occurred, run.Occurred);
        runs[place] = (run.Id, state, occurred);

        var kind = place == 2 ? "orchestrix.task-run" : "orchestrix.flow-run";
        var resource = Resource($"{kind}.{new Guid(0, 0, run.Id, new byte[8]):D}");
        resource["orchestrix.state-type"] = state == "Late" ? "SCHEDULED" : state.ToUpperInvariant();
        resource["orchestrix.state-name"] = state;
        if (draw.OneIn(12)) resource.Remove("orchestrix.state-type");
        EventStep e = new(received, occurred, $"{kind}.{state}", resource) { Id = IdOf(events.Count), Related = Related() };
        return draw.Has(RuleFeatures.WildRuns) ? WithOrder(e) : e with { HasGivenId = leaders.Contains(events.Count) };
    }

    string Next(string before) => before switch
    {
        "" => draw.Of("Scheduled", "Pending", "Running"),
        "Scheduled" => draw.Of("Late", "Pending"),
        "Late" => draw.Of("Pending", "Running"),
        "Pending" => draw.Of("Running", "Running", "Crashed", "Cancelled"),
        "Running" => draw.OneIn(4) ? draw.Of("Paused", "Pending", "Running") : draw.Of(LastStates),
        _ => draw.Of("Running", "Failed"),
    };

    Dictionary<string, string> Resource(string id)
    {
        Dictionary<string, string> labels = new() { ["orchestrix.resource.id"] = id };
        if (!draw.OneIn(3)) labels["x"] = draw.Of("1", "1", "2", "");
        if (draw.OneIn(4)) labels["y"] = draw.Of("1", "12");
        if (draw.OneIn(12)) labels["related:flow:x"] = draw.Of("1", "9");
        return labels;
    }

    List<Dictionary<string, string>> Related()
    {
        List<Dictionary<string, string>> related = [];
        if (draw.OneIn(2)) return related;
        for (var i = draw.Below(3); i >= 0; i--)
        {
            Dictionary<string, string> labels = new() { ["orchestrix.resource.id"] = draw.Of("f.1", "f.2", "t.1", "t.2"), ["orchestrix.resource.role"] = draw.Of("flow", "tag") };
            if (draw.OneIn(2)) labels["x"] = draw.Of("1", "2", "");
            related.Add(labels);
        }

        return related;
    }

    EventStep WithOrder(EventStep e)
    {
        if (draw.Has(RuleFeatures.OwnEffects) && draw.OneIn(4)) e = e with { Cause = draw.Some("n0", "other", "n1") };
        if (!draw.Has(RuleFeatures.CausalOrder)) return e;
        e = e with { HasGivenId = draw.OneIn(2) || leaders.Contains(events.Count), FromOutside = draw.OneIn(2) };
        if (!draw.OneIn(4)) return e;
        var leader = lastLeader > events.Count && draw.OneIn(2) ? lastLeader : Math.Max(0, events.Count + draw.Of(-3, -2, -1, -1, 0, 1, 1, 2, 3, 4, 1000));
        lastLeader = leader; // several events that wait for one
        if (leader >= events.Count) leaders.Add(leader);
        var isInner = leader < events.Count && !events[leader].HasGivenId;
        return (isInner && !draw.Has(RuleFeatures.InnerLeaders)) || !MayWait(IdOf(leader)) ? e : e with { Follows = IdOf(leader) };
    }

    /// <summary>More events than the levels that are followed, each before the one that it follows.</summary>
    void AddChain()
    {
        var many = draw.Has(RuleFeatures.ManyFollowers);
        var length = 18 + draw.Below(many ? 6 : 4);
        for (var i = 0; i < length; i++)
        {
            received += Draw.Halves(many ? draw.Below(2) : 1);
            var e = Event(Occurred()) with { HasGivenId = true, FromOutside = true, Follows = i + 1 < length ? IdOf(events.Count + 1) : null };
            lastWait = received;
            events.Add(e);
            steps.Add(e);
        }
    }

    ChangeStep Change()
    {
        if (automations.Count == 0 || draw.OneIn(6))
        {
            var made = triggers.Automation($"n{created + newAutomations++}");
            automations.Add(made.Name, made);
            return new ChangeStep(received, LifeCycle.Create, made);
        }

        var one = automations[draw.Of<string>([.. automations.Keys])];
        var change = draw.Of(LifeCycle.Update, LifeCycle.Enable, LifeCycle.Enable, LifeCycle.Disable, LifeCycle.Disable, LifeCycle.Delete);
        // A change of state is told by its own entry; an update says what was so before.
        if (change == LifeCycle.Delete) automations.Remove(one.Name);
        else if (change == LifeCycle.Update) automations[one.Name] = one = triggers.Updated(one);
        else automations[one.Name] = one = new Automation(one.Name, one.Trigger) { Enabled = change == LifeCycle.Enable, ActionsOnResolve = one.ActionsOnResolve };
        return new ChangeStep(received, change, one);
    }

    static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);
}
