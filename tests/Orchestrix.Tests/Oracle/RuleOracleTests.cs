using Orchestrix.Automations;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>What the oracle says where Prefect says nothing: examples of what was decided, each small enough to be checked by hand.</summary>
public sealed class RuleOracleTests
{
    static readonly EventTrigger A = new() { Expect = ["a"] }, B = new() { Expect = ["b"] };

    static readonly MetricTrigger Failing = new() { Metric = new MetricQuery { Name = MetricName.Successes, Operator = MetricOperator.LessThan, Threshold = 0.5, Range = 60.Seconds(), FiringFor = 10.Seconds() } };

    [Test]
    public void Run_WindowThatIsOverWhenItOpens_FiresBeforeTheNextEntryAtTheTimeOfTheOneBefore() =>
        Assert.That(
            Run(Absence(10, after: "a"), [], Event(100, "a", occurred: 20), Tick(150)),
            Is.EqualTo(new[] { "100 Triggered" }));

    [Test]
    public void Run_SilenceWithGrace_RingsLaterAndGoesOnAtTheOldEnd() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Posture = TriggerPosture.Proactive, Within = 10.Seconds(), Grace = 5.Seconds() }, [], Tick(36)),
            Is.EqualTo(new[] { "15 Triggered", "25 Triggered", "35 Triggered" }));

    [Test]
    public void Run_CountedEventPastTheEndWithinGrace_EndsTheWindowAtOnce() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Posture = TriggerPosture.Proactive, Within = 10.Seconds(), Grace = 5.Seconds() }, [], Event(12, "a"), Tick(30)),
            Is.EqualTo(new[] { "12 Triggered" }));

    [Test]
    public void Run_AnyOfTwoPartsThatExpectTheSame_FiresOncePerEvent() =>
        Assert.That(
            Run(new CompoundTrigger { Triggers = [A, A], Require = PartsRequired.Any }, [], Event(1, "a"), Event(1, "a")),
            Is.EqualTo(new[] { "1 Triggered", "1 Triggered" }));

    [Test]
    public void Run_SequenceOfPartsThatExpectTheSame_GoesByTheirOrder() =>
        Assert.That(Run(new SequenceTrigger { Triggers = [A, A] }, [], Event(1, "a")), Is.EqualTo(new[] { "1 Triggered" }));

    [Test]
    public void Run_CorrelatedParts_BelongTogetherByTheirSharedLabel()
    {
        CompoundTrigger both = new() { Triggers = [A.By("x", "y"), B.By("x")], Correlate = true };

        Assert.That(
            Run(both, [], Event(1, "a", x: "1"), Event(2, "b", x: "2"), Event(3, "b", x: "1"), Event(4, "a", x: "2")),
            Is.EqualTo(new[] { "3 Triggered x=1", "4 Triggered x=2" }));
    }

    [Test]
    public void Run_GuardEventShortlyBefore_DropsTheFiringOfItsKey()
    {
        EventTrigger trigger = new() { Expect = ["a"], ForEach = ["x"], Unless = new UnlessGuard { Events = ["b"], Within = 10.Seconds() } };

        Assert.That(
            Run(trigger, [], Event(0, "b", x: "1"), Event(9.5, "a", x: "1"), Event(9.5, "a", x: "2"), Event(10, "a", x: "1")),
            Is.EqualTo(new[] { "9.5 Triggered x=2", "10 Triggered x=1" }));
    }

    [Test]
    public void Run_GuardEventThatIsAlsoExpected_GuardsFirst() =>
        Assert.That(Run(new EventTrigger { Expect = ["a"], Unless = new UnlessGuard { Events = ["a"], Within = 10.Seconds() } }, [], Event(0, "a")), Is.Empty);

    [Test]
    public void Run_SilenceThatEnds_IsResolvedOnce() =>
        Assert.That(
            Run(Absence(10, after: "a"), [Resolves], Event(0, "a"), Event(12, "b"), Event(13, "b"), Tick(30)),
            Is.EqualTo(new[] { "10 Triggered", "12 Resolved" }));

    [Test]
    public void Run_EventThatItselfEndsTheWindow_TriggersAndResolves() =>
        Assert.That(
            Run(Absence(10, after: "a", grace: 5), [Resolves], Event(0, "a"), Event(12, "b")),
            Is.EqualTo(new[] { "12 Triggered", "12 Resolved" }));

    [Test]
    public void Run_GuardedSilence_LeavesNothingToResolve()
    {
        EventTrigger trigger = new()
        {
            After = ["a"],
            Expect = ["b"],
            Posture = TriggerPosture.Proactive,
            Within = 10.Seconds(),
            Unless = new UnlessGuard { Events = ["c"], Within = 10.Seconds() },
        };

        Assert.That(Run(trigger, [Resolves], Event(0, "a"), Event(5, "c"), Event(12, "b")), Is.Empty);
    }

    [Test]
    public void Run_EnabledShortlyAfterAnEnd_FiresAtOnceAndGoesOnFromThere() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Posture = TriggerPosture.Proactive, Within = 10.Seconds() }, [], Change(5, LifeCycle.Disable), Change(69.5, LifeCycle.Enable), Tick(80)),
            Is.EqualTo(new[] { "69.5 Triggered", "79.5 Triggered" }));

    [Test]
    public void Run_EnabledAMinuteAfterAnEnd_BeginsAnew() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Posture = TriggerPosture.Proactive, Within = 10.Seconds() }, [], Change(5, LifeCycle.Disable), Change(70, LifeCycle.Enable), Tick(80)),
            Is.EqualTo(new[] { "80 Triggered" }));

    [Test]
    public void Run_DisabledInBetween_SeesNothingAndKeepsItsCount() =>
        Assert.That(
            Run(
                new EventTrigger { Expect = ["a"], Threshold = 2, Within = 60.Seconds() }, [],
                Event(1, "a"), Change(2, LifeCycle.Disable), Event(3, "a"), Change(4, LifeCycle.Enable), Event(5, "a")),
            Is.EqualTo(new[] { "5 Triggered" }));

    [Test]
    public void Run_UpdateWithTheSameTrigger_KeepsItsCount() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Threshold = 2, Within = 60.Seconds() }, [], Event(1, "a"), Change(2, LifeCycle.Update), Event(5, "a")),
            Is.EqualTo(new[] { "5 Triggered" }));

    [Test]
    public void Run_UpdateWithAnotherTrigger_StartsAnew() =>
        Assert.That(
            Run(new EventTrigger { Expect = ["a"], Threshold = 2, Within = 60.Seconds() }, [], Event(1, "a"), new ChangeStep(At(2), LifeCycle.Update, new Automation("n", A)), Event(5, "a")),
            Is.EqualTo(new[] { "5 Triggered" }));

    [Test]
    public void Run_OwnEffect_ReachesOnlyThePartThatTakesIt()
    {
        CompoundTrigger both = new() { Triggers = [new EventTrigger { Expect = ["a"], ExceptOwnEffects = true }, A], Require = PartsRequired.AtLeast(2) };

        Assert.That(Run(both, [], Event(1, "a") with { Cause = ["other", "n"] }, Event(2, "a") with { Cause = ["other"] }), Is.EqualTo(new[] { "2 Triggered" }));
    }

    [Test]
    public void Run_StateThatLasts_FiresAndIsResolvedWhenItIsLeft() =>
        Assert.That(
            Run(new StaysTrigger { StateType = "RUNNING", For = 10.Seconds() }, [Resolves], State(0, "Running"), State(5, "Running"), State(12, "Completed")),
            Is.EqualTo(new[] { "10 Triggered orchestrix.resource.id=orchestrix.flow-run.1", "12 Resolved orchestrix.resource.id=orchestrix.flow-run.1" }));

    // Failed from 10 on; the run's sample of 0 leaves the range at 60.
    [Test]
    public void Run_TooFewSuccesses_FiresAfterTheTimeAndIsOverWhenTheRunLeavesTheRange() =>
        Assert.That(
            Run(Failing, [Resolves], State(0, "Pending"), State(10, "Failed"), Tick(100)),
            Is.EqualTo(new[] { "20 Triggered", "70 Resolved" }));

    [Test]
    public void Run_SuccessInTime_KeepsTheMetricFromFiring() =>
        Assert.That(Run(Failing, [], State(0, "Pending"), State(10, "Failed"), State(15, "Running"), Tick(100)), Is.Empty);

    [Test]
    public void Run_LongRuns_FireByTheirAverage()
    {
        MetricTrigger trigger = new() { Metric = new MetricQuery { Name = MetricName.Duration, Operator = MetricOperator.AtLeast, Threshold = 15, Range = 300.Seconds(), FiringFor = TimeSpan.Zero } };

        Assert.That(
            Run(trigger, [], State(0, "Running"), State(10, "Completed"), State(10, "Running", 2), State(30, "Failed", 2), Tick(31)),
            Is.EqualTo(new[] { "30 Triggered" }));
    }

    [Test]
    public void Run_LateRuns_FireByTheirAverage()
    {
        MetricTrigger trigger = new() { Metric = new MetricQuery { Name = MetricName.Lateness, Operator = MetricOperator.GreaterThan, Threshold = 5, Range = 300.Seconds(), FiringFor = TimeSpan.Zero } };

        Assert.That(
            Run(trigger, [], State(0, "Late"), State(4, "Pending"), State(5, "Running"), State(10, "Late", 2), State(20, "Running", 2), Tick(21)),
            Is.EqualTo(new[] { "20 Triggered" }));
    }

    const string Resolves = "over";

    static EventTrigger Absence(double within, string after, double grace = 0) =>
        new() { After = [after], Expect = ["b"], Posture = TriggerPosture.Proactive, Within = within.Seconds(), Grace = grace.Seconds() };

    static IEnumerable<string> Run(Trigger trigger, string[] onResolve, params LogStep[] steps)
    {
        Automation automation = new("n", trigger) { ActionsOnResolve = [.. onResolve.Select(name => Then.Emit(name, "thing.1"))] };
        LogStep[] log = [.. steps.Select(s => s is ChangeStep { Automation.Name: "" } c ? c with { Automation = automation } : s)];
        return RuleOracle.Run(RuleCase.Start, [automation], log)
            .Select(f => FormattableString.Invariant($"{TimeSpan.FromTicks(f.Time - RuleCase.Start).TotalSeconds} {f.State} {f.Labels}").TrimEnd());
    }

    static EventStep Event(double at, string name, double? occurred = null, string? x = null)
    {
        Dictionary<string, string> resource = new() { ["orchestrix.resource.id"] = "k.1" };
        if (x is not null) resource["x"] = x;
        return new EventStep(At(at), At(occurred ?? at), name, resource) { Id = Guid.Empty };
    }

    static EventStep State(double at, string state, int run = 1) => new(At(at), At(at), $"orchestrix.flow-run.{state}", new Dictionary<string, string>
    {
        ["orchestrix.resource.id"] = FormattableString.Invariant($"orchestrix.flow-run.{run}"),
        ["orchestrix.state-type"] = state == "Late" ? "SCHEDULED" : state.ToUpperInvariant(),
        ["orchestrix.state-name"] = state,
    })
    { Id = Guid.Empty };

    static TickStep Tick(double at) => new(At(at));

    // Stands for the automation of the test.
    static ChangeStep Change(double at, LifeCycle change) => new(At(at), change, new Automation("", A));

    static long At(double seconds) => RuleCase.Start + seconds.Seconds().Ticks;
}

file static class Keyed
{
    public static EventTrigger By(this EventTrigger trigger, params string[] labels) => new() { Expect = trigger.Expect, ForEach = labels };
}
