using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>Random automations over so few names, resources and times that they meet each other and their boundaries often.</summary>
sealed class TriggerDraws(Draw draw)
{
    const int Depth = 3;

    static readonly IAutomationAction[] OnResolve = [Then.Emit("over", "thing.1")];

    // The patterns are parsed once: making cases must not take longer than running them.
    static readonly EventNamePattern[] Names = [.. new[] { "a", "a", "b", "b", "c", "a.b", "a.*", "*.b", "*b", "*", "a*", "**" }.Select(n => new EventNamePattern(n))];
    static readonly LabelSpecification[] Matches =
    [
        LabelSpecification.Of("orchestrix.resource.id", "k.1"),
        LabelSpecification.Of("orchestrix.resource.id", "k.*"),
        LabelSpecification.Of("orchestrix.resource.id", "!k.1"),
        LabelSpecification.Of("orchestrix.resource.id", "k.[!13]"),
        LabelSpecification.Of("orchestrix.resource.id", "?.[1-2]"),
        LabelSpecification.Of("orchestrix.resource.id", "k.1", "m.*"),
        LabelSpecification.Of("orchestrix.resource.id", "!k.1", "!m.1"),
        LabelSpecification.Of("x", "1"),
        LabelSpecification.Of("x", "*"),
        LabelSpecification.Of("x", "!1"),
        LabelSpecification.Of("x", ""),
        LabelSpecification.Of("x", "1", "2").And("orchestrix.resource.id", "k.*"),
        LabelSpecification.Of("x", "!1").And("y", "1*"),
    ];

    static readonly LabelSpecification[] Related =
    [
        LabelSpecification.Empty,
        LabelSpecification.Of("orchestrix.resource.role", "flow"),
        LabelSpecification.Of("orchestrix.resource.role", "tag").And("orchestrix.resource.id", "!t.1"),
        LabelSpecification.Of("orchestrix.resource.role", "tag").And("orchestrix.resource.id", "t.*"),
        LabelSpecification.Of("orchestrix.resource.id", "f.1", "t.2"),
        LabelSpecification.Of("x", "*"),
    ];

    static readonly LabelSpecification[] RunMatches =
    [
        LabelSpecification.Of("orchestrix.resource.id", "*1", "*2"),
        LabelSpecification.Of("x", "1"),
    ];

    /// <summary>How many triggers were drawn.</summary>
    public int Parts { get; private set; }

    public Automation Automation(string name) => new(name, Trigger())
    {
        Enabled = !(draw.Has(RuleFeatures.LifeCycle) && draw.OneIn(6)),
        ActionsOnResolve = draw.Has(RuleFeatures.Resolve) && draw.OneIn(2) ? OnResolve : [],
    };

    /// <summary>The same automation, with another trigger or with the same one.</summary>
    public Automation Updated(Automation old) => draw.OneIn(2)
        ? new Automation(old.Name, Trigger()) { Enabled = old.Enabled, ActionsOnResolve = draw.Has(RuleFeatures.Resolve) && draw.OneIn(2) ? OnResolve : [] }
        : new Automation(old.Name, old.Trigger) { Enabled = old.Enabled, ActionsOnResolve = old.ActionsOnResolve };

    public Trigger Trigger() => Trigger(Depth, null);

    public EventNamePattern[] SomeNames(int most) => [.. Enumerable.Range(0, draw.Below(most + 1)).Select(_ => draw.Of(Names))];

    Trigger Trigger(int depth, string? sharedLabel)
    {
        Parts++;
        if (draw.Has(RuleFeatures.Composite) && depth > 1 && draw.OneIn(depth == Depth ? 2 : 3)) return Composite(depth, sharedLabel);
        if (sharedLabel is null or "orchestrix.resource.id" && draw.Has(RuleFeatures.Stays) && draw.OneIn(draw.IsAboutRuns ? 3 : 12)) return Stays();
        if (sharedLabel is null && draw.Has(RuleFeatures.Metric) && draw.OneIn(draw.IsAboutRuns ? 2 : 20)) return Metric();
        return draw.OneIn(2) ? Reactive(sharedLabel) : Proactive(sharedLabel);
    }

    EventTrigger Reactive(string? sharedLabel)
    {
        var after = draw.OneIn(3) ? SomeNames(2) : [];
        return new EventTrigger
        {
            After = after,
            Expect = SomeNames(3),
            Threshold = draw.Has(RuleFeatures.ThresholdZero) && draw.OneIn(20) ? 0 : 1 + draw.Below(draw.Of(1, 2, 3)),
            Within = Length(0),
            ForEach = ForEach(sharedLabel),
            Match = Match(),
            MatchRelated = MatchRelated(),
            Unless = Unless(),
            ExceptOwnEffects = ExceptOwnEffects(),
        };
    }

    EventTrigger Proactive(string? sharedLabel)
    {
        var after = draw.OneIn(2) ? SomeNames(2) : [];
        return new EventTrigger
        {
            Posture = TriggerPosture.Proactive,
            After = after,
            Expect = after.Length > 0 && draw.OneIn(3) ? [.. after, .. SomeNames(1)] : SomeNames(3),
            Threshold = 1 + draw.Below(draw.Of(1, 1, 2, 3)),
            Within = Silence(),
            Grace = Grace(),
            ForEach = ForEach(sharedLabel),
            Match = Match(),
            MatchRelated = MatchRelated(),
            Unless = Unless(),
            ExceptOwnEffects = ExceptOwnEffects(),
        };
    }

    StaysTrigger Stays() => new()
    {
        StateType = draw.Of("RUNNING", "RUNNING", "PENDING", "SCHEDULED", "COMPLETED"),
        For = Silence(),
        Grace = Grace(),
        Kind = draw.OneIn(4) ? ResourceKinds.TaskRun : ResourceKinds.FlowRun,
        Match = draw.OneIn(4) ? draw.Of(RunMatches) : LabelSpecification.Empty,
        Unless = Unless(),
        ExceptOwnEffects = ExceptOwnEffects(),
    };

    MetricTrigger Metric() => Metric(draw.Of(MetricName.Successes, MetricName.Duration, MetricName.Lateness));

    MetricTrigger Metric(MetricName name) => new()
    {
        Metric = new MetricQuery
        {
            Name = name,
            Operator = draw.Of(MetricOperator.LessThan, MetricOperator.AtMost, MetricOperator.GreaterThan, MetricOperator.AtLeast),
            Threshold = name == MetricName.Successes ? draw.Of(0, 0.25, 0.5, 0.5, 1) : draw.Of(0, 1, 2, 2.5, 3, 3.5, 5),
            Range = Length(2),
            FiringFor = draw.OneIn(4) ? Length(0) : TimeSpan.FromTicks(Draw.Halves(draw.Of(0, 1, 2, 4, 4, 10))),
        },
        Match = draw.OneIn(4) ? draw.Of(RunMatches) : LabelSpecification.Empty,
        Unless = Unless(),
        ExceptOwnEffects = ExceptOwnEffects(),
    };

    CompositeTrigger Composite(int depth, string? sharedLabel)
    {
        var isCorrelated = sharedLabel is not null || draw.OneIn(4);
        if (isCorrelated) sharedLabel ??= draw.Of("orchestrix.resource.id", "x");
        Trigger[] parts = [.. Enumerable.Range(0, draw.Of(1, 2, 2, 2, 3, 3, 4)).Select(_ => Trigger(depth - 1, sharedLabel))];
        TimeSpan? within = draw.OneIn(4) ? null : Length(draw.OneIn(4) ? 0 : 4);
        if (draw.OneIn(3))
            return new SequenceTrigger { Triggers = parts, Within = within, Correlate = isCorrelated, Unless = Unless(), ExceptOwnEffects = ExceptOwnEffects() };
        return new CompoundTrigger
        {
            Triggers = parts,
            Within = within,
            Correlate = isCorrelated,
            Require = draw.OneIn(3) ? PartsRequired.All : draw.OneIn(3) ? PartsRequired.Any : PartsRequired.AtLeast(1 + draw.Below(parts.Length)),
            Unless = Unless(),
            ExceptOwnEffects = ExceptOwnEffects(),
        };
    }

    /// <summary>A length of so many half seconds at least: mostly short, and from few values so that windows end together.</summary>
    TimeSpan Length(int least)
    {
        var halves = draw.Of(0, 1, 2, 3, 4, 4, 5, 6, 8, 10, 10, 20, 40, 60, 120, 121);
        return TimeSpan.FromTicks(Draw.Halves(Math.Max(least, halves)));
    }

    /// <summary>The length of a window that fires again and again in silence: longer, and long in a case that spans long times.</summary>
    TimeSpan Silence()
    {
        var halves = draw.IsSlow ? draw.Of(120, 121, 240, 600) : draw.Of(2, 4, 6, 10, 10, 11, 20, 20, 40, 60, 120, 121);
        return TimeSpan.FromTicks(Draw.Halves(halves));
    }

    TimeSpan Grace() => draw.Has(RuleFeatures.Grace) && draw.OneIn(3) ? Length(0) : TimeSpan.Zero;

    string[] ForEach(string? sharedLabel)
    {
        string[] own = draw.Of<string[]>(
            [], [], ["orchestrix.resource.id"], ["orchestrix.resource.id"], ["x"], ["x", "orchestrix.resource.id"], ["y", "x", "y"],
            ["related:flow:orchestrix.resource.id"], ["related:tag:x", "x"], ["related:flow:x"]);
        return sharedLabel is null || own.Contains(sharedLabel) ? own : [.. own, sharedLabel];
    }

    LabelSpecification Match() => draw.OneIn(2) ? draw.Of(Matches) : LabelSpecification.Empty;

    LabelSpecification[] MatchRelated() => draw.OneIn(5) ? [.. draw.Some(Related).Take(2)] : [];

    UnlessGuard? Unless() => draw.Has(RuleFeatures.Unless) && draw.OneIn(6)
        ? new UnlessGuard { Events = [draw.Of(Names)], Within = Length(1), Match = draw.OneIn(4) ? draw.Of(Matches) : LabelSpecification.Empty }
        : null;

    bool? ExceptOwnEffects() => draw.Has(RuleFeatures.OwnEffects) && draw.OneIn(4) ? draw.OneIn(4) ? false : true : null;
}
