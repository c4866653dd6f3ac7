using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Automations;
using Orchestrix.Automations.Explaining;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Triggers;
using Verdict = Orchestrix.Triggers.Verdict;

namespace Orchestrix.Tests.Automations;

/// <summary>Each verdict, by a case that leads to it.</summary>
public sealed class ExplainTests
{
    [Test]
    public void Explain_OtherName_SaysWhichNamesItWaitsFor()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a", "b.*")));

        var why = fixture.Automations.Explain("n", fixture.Emit("c", "thing.1").Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.NotCovered));
        Assert.That(why.Unmet, Is.EqualTo(new UnmetCondition("trigger.expect", null, "'a' or 'b.*'", "c")));
        Assert.That(why.Text, Is.EqualTo($"'n' did not fire for c of 'thing.1' ({why.EventId}): it waits for 'a' or 'b.*', but the event's name is 'c'."));
    }

    [Test]
    public void Explain_OtherLabel_SaysWhatItIsAndWhatItHasToBe()
    {
        using var fixture = Recorded(new Automation("n", When.Event("late").Where("orchestrix.resource.id", "order.*")));

        var why = fixture.Automations.Explain("n", fixture.Emit("late", "cart.7").Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.NotCovered));
        Assert.That(why.Unmet, Is.EqualTo(new UnmetCondition("trigger.match", "orchestrix.resource.id", "'order.*'", "cart.7")));
        Assert.That(why.Text, Does.EndWith("its match asks for label 'orchestrix.resource.id' to be like 'order.*', but it is 'cart.7'."));
    }

    [Test]
    public void Explain_MissingLabel_SaysSo()
    {
        using var fixture = Recorded(new Automation("n", When.Event("late").Where("team", "a")));

        var why = fixture.Automations.Explain("n", fixture.Emit("late").Id);

        Assert.That(why.Unmet, Is.EqualTo(new UnmetCondition("trigger.match", "team", "'a'", null)));
        Assert.That(why.Text, Does.EndWith("but the event's resource has no such label."));
    }

    [Test]
    public void Explain_RelatedResourceThatIsMissing_NamesTheNearest()
    {
        using var fixture = Recorded(new Automation("n", When.Event("late").WhereRelated("owner", "team.a")));
        var none = fixture.Automations.Explain("n", fixture.Emit("late").Id);
        var other = new EventPublisher(fixture.Log, fixture.Time, new Nobody()).Emit(new NewEvent("late", "order.1") { Related = [Resource.InRole("buyer", "team.a"), Resource.InRole("owner", "team.b")] });

        var near = fixture.Automations.Explain("n", other.Id);

        Assert.That(none.Unmet?.Path, Is.EqualTo("trigger.match_related"));
        Assert.That(none.Unmet?.Actual, Is.Null);
        Assert.That((near.Unmet?.Label, near.Unmet?.Expected, near.Unmet?.Actual), Is.EqualTo(("orchestrix.resource.id", "'team.a'", "team.b")));
    }

    [Test]
    public void Explain_CompositeThatIsNotAboutTheEvent_TellsOfThePartThatComesNearest()
    {
        using var fixture = Recorded(new Automation("n", When.All(When.Event("a"), When.Event("b").Where("team", "x"))));

        var why = fixture.Automations.Explain("n", fixture.Emit("b").Id);

        Assert.That((why.Path, why.Unmet?.Path), Is.EqualTo(("trigger.triggers.1", "trigger.triggers.1.match")));
    }

    [Test]
    public void Explain_CountedEvents_TellsHowManyAndUntilWhen()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a").Times(3).Within(10.Seconds())));
        fixture.Emit("a");
        fixture.AdvanceTo(2);

        var second = fixture.Automations.Explain("n", fixture.Emit("a").Id);
        var third = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That((second.Verdict, second.Count, second.Threshold, second.Until), Is.EqualTo((Verdict.Counted, 2, 3, RuleFixture.Origin.AddSeconds(10))));
        Assert.That(second.Text, Is.EqualTo($"'n' counted a of 'thing.1' ({second.EventId}) as 2 of 3; the window is open until 00:00:10."));
        Assert.That((third.Verdict, third.Count, third.Threshold), Is.EqualTo((Verdict.Fired, 3, 3)));
        Assert.That(third.Firing, Is.EqualTo(fixture.Firings().Single().Id));
        Assert.That(third.Text, Does.EndWith("(3 of 3)."));
    }

    [Test]
    public void Explain_CountWithoutWindow_HasNoLimit()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a").Times(2)));

        var why = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That((why.Verdict, why.Count, why.Until), Is.EqualTo((Verdict.Counted, 1, (DateTimeOffset?)null)));
        Assert.That(why.Text, Does.EndWith("there is no time limit."));
    }

    [Test]
    public void Explain_SecondEventInAWindowThatHasFired_IsQuietUntilItsEnd()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a").Within(20.Seconds())));
        fixture.Emit("a");
        fixture.AdvanceTo(19);

        var quiet = fixture.Automations.Explain("n", fixture.Emit("a").Id);
        fixture.AdvanceTo(20);
        var next = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That((quiet.Verdict, quiet.Until), Is.EqualTo((Verdict.Quiet, RuleFixture.Origin.AddSeconds(20))));
        Assert.That(quiet.Text, Does.EndWith("is quiet until 00:00:20."));
        Assert.That(next.Verdict, Is.EqualTo(Verdict.Fired));
    }

    [Test]
    public void Explain_AfterTrigger_TellsNotArmedArmedCountedAndTooLate()
    {
        using var fixture = Recorded(new Automation("n", When.Event("b").After("a").Times(2).Within(10.Seconds())));
        var early = fixture.Automations.Explain("n", fixture.Emit("b").Id);
        var start = fixture.Automations.Explain("n", fixture.Emit("a").Id);
        var first = fixture.Automations.Explain("n", fixture.Emit("b").Id);
        fixture.AdvanceTo(11);

        var late = fixture.Automations.Explain("n", fixture.Emit("b").Id);

        Assert.That(new[] { early, start, first, late }.Select(w => w.Verdict), Is.EqualTo(new[] { Verdict.NotArmed, Verdict.Armed, Verdict.Counted, Verdict.TooLate }));
        Assert.That(late.Text, Does.EndWith("it occurred at 00:00:11, and its window had ended at 00:00:10."));
    }

    [Test]
    public void Explain_EventThatSaysItOccurredLongAgo_IsTooLate()
    {
        using var fixture = Recorded(new Automation("n", When.Event("b").After("a").Within(10.Seconds())));
        fixture.Emit("a");

        var late = new EventPublisher(fixture.Log, fixture.Time, new Nobody()).Emit(new NewEvent("b", "thing.1") { Occurred = RuleFixture.Origin.AddSeconds(-5) });
        var why = fixture.Automations.Explain("n", late.Id);

        Assert.That((why.Verdict, why.Until), Is.EqualTo((Verdict.TooLate, RuleFixture.Origin)));
        Assert.That(why.Text, Does.Contain("before its window begins at 2030-01-01 00:00:00"));
    }

    [Test]
    public void Explain_Silence_FiresByTimeAndTellsWhatWasSeen()
    {
        using var fixture = Recorded(new Automation("n", When.Event("done").After("begun").ForEach("orchestrix.resource.id").Times(2).DoesNotHappenWithin(10.Seconds())));
        var begun = fixture.Emit("begun", "job.1");
        var armed = fixture.Automations.Explain("n", begun.Id);
        fixture.Emit("done", "job.1");

        fixture.AdvanceTo(10);
        var fired = fixture.Automations.Explain("n")[0];

        Assert.That((armed.Verdict, armed.Until), Is.EqualTo((Verdict.Armed, RuleFixture.Origin.AddSeconds(10))));
        Assert.That((fired.Verdict, fired.IsByTime, fired.Count, fired.Threshold, fired.EventName), Is.EqualTo((Verdict.Fired, true, 1, 2, "done")));
        Assert.That(fired.Labels["orchestrix.resource.id"], Is.EqualTo("job.1"));
        Assert.That(fired.Text, Does.Contain("fired at 00:00:10, as a window ended; the last event in it was done of 'job.1'").And.EndWith("(1 of 2)."));
    }

    [Test]
    public void Explain_SilenceFromTheStart_HasNoEvent()
    {
        using var fixture = Recorded(new Automation("n", When.Event("beat").DoesNotHappenWithin(10.Seconds())));
        fixture.AdvanceTo(10);

        var fired = fixture.Automations.Explain("n").Single();

        Assert.That((fired.Verdict, fired.EventId, fired.Count, fired.Decided), Is.EqualTo((Verdict.Fired, (Guid?)null, 0, RuleFixture.Origin.AddSeconds(10))));
        Assert.That(fired.Text, Is.EqualTo("'n' fired at 00:00:10, as a window ended (0 of 1)."));
    }

    [Test]
    public void Explain_AwaitedEventInTime_AvertsTheAlarm()
    {
        using var fixture = Recorded(new Automation("n", When.Event("done").After("begun").DoesNotHappenWithin(10.Seconds())));
        fixture.Emit("begun");

        var why = fixture.Automations.Explain("n", fixture.Emit("done").Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.Averted));
        Assert.That(why.Text, Does.EndWith("came in time (before 00:00:10)."));
    }

    [Test]
    public void Explain_AlarmThatEnds_IsResolved()
    {
        using var fixture = Recorded(new Automation("n", When.Event("beat").DoesNotHappenWithin(10.Seconds())) { ActionsOnResolve = [Then.Notify("ops", "back")] });
        fixture.AdvanceTo(10);

        Assert.That(fixture.Automations.Explain("n", fixture.Emit("beat").Id).Verdict, Is.EqualTo(Verdict.Resolved));
    }

    [Test]
    public void Explain_Guard_TellsWhatKeepsAndWhatIsKept()
    {
        using var fixture = Recorded(new Automation("n", When.Event("full").Unless("pause", 1.Hours())));

        var guard = fixture.Automations.Explain("n", fixture.Emit("pause").Id);
        var kept = fixture.Automations.Explain("n", fixture.Emit("full").Id);

        Assert.That((guard.Verdict, guard.Path, guard.Until), Is.EqualTo((Verdict.Guards, "trigger.unless", RuleFixture.Origin.AddHours(1))));
        Assert.That((kept.Verdict, kept.Until), Is.EqualTo((Verdict.Guarded, RuleFixture.Origin.AddHours(1))));
        Assert.That(kept.Text, Does.EndWith("it is kept until 01:00:00."));
    }

    [Test]
    public void Explain_Composite_TellsWhichPartsAreAwaited()
    {
        using var fixture = Recorded(new Automation("n", When.All(When.Event("a"), When.Event("b"), When.Event("c")).Within(1.Minutes())));
        fixture.Emit("a");

        var second = fixture.Automations.Explain("n", fixture.Emit("b").Id);
        var third = fixture.Automations.Explain("n", fixture.Emit("c").Id);

        Assert.That((second.Verdict, second.Path, second.Count, second.Threshold, second.Until), Is.EqualTo((Verdict.Gathered, "trigger", 2, 3, RuleFixture.Origin.AddMinutes(1))));
        Assert.That(second.Awaited, Is.EqualTo(new[] { "trigger.triggers.2" }));
        Assert.That(second.Steps.Select(s => (s.Path, s.Verdict)), Is.EqualTo(new[] { ("trigger.triggers.1", Verdict.Fired), ("trigger", Verdict.Gathered) }));
        Assert.That(third.Verdict, Is.EqualTo(Verdict.Fired));
        Assert.That(third.Firing, Is.EqualTo(fixture.Firings().Single().Id));
    }

    [Test]
    public void Explain_TooManyFiringsAMinute_IsLimited()
    {
        using RuleFixture fixture = new([new Automation("n", When.Event("a"))], f => (f.Options.ExplainedDecisions, f.Options.FiringsPerMinute) = (100, 2));
        fixture.Emit("a");
        fixture.Emit("a");

        var why = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That((why.Verdict, why.Count), Is.EqualTo((Verdict.Limited, 2)));
    }

    [Test]
    public void Explain_LoopOfCauses_IsStopped()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a")));
        var cause = Enumerable.Range(0, 8).Aggregate((Causation?)null, (earlier, _) => new Causation("n", IdOf(1), null, earlier));

        var why = fixture.Automations.Explain("n", fixture.Emit("a", cause: cause).Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.Stopped));
        Assert.That(why.Text, Does.Contain("it has fired 8 times already in the chain"));
    }

    [Test]
    public void Explain_EffectOfItsOwn_IsLeftOut()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a").ExceptOwnEffects()));

        var why = fixture.Automations.Explain("n", fixture.Emit("a", cause: new Causation("n", IdOf(1), null, null)).Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.OwnEffect));
    }

    [Test]
    public void Explain_Shadow_SaysThatNothingWasDone()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a"), Then.Notify("ops", "x")) { Mode = AutomationMode.Shadow });

        var why = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That(why.Verdict, Is.EqualTo(Verdict.Shadowed));
        Assert.That(why.Text, Does.EndWith("its actions were not executed."));
    }

    [Test]
    public async Task Explain_DisabledOrCreatedLater_SaysThatItDidNotSeeTheEvent()
    {
        using var fixture = Recorded(new Automation("n", When.Event("a"), Then.Notify("ops", "x")));
        await fixture.Automations.DisableAsync("n");
        var unseen = fixture.Emit("a");
        var disabled = fixture.Automations.Explain("n", unseen.Id);
        await fixture.Automations.EnableAsync("n");

        Assert.That(disabled.Verdict, Is.EqualTo(Verdict.Disabled));
        Assert.That(fixture.Automations.Explain("n", unseen.Id).Verdict, Is.EqualTo(Verdict.NotListening));
    }

    [Test]
    public void Explain_EventThatWaitsForItsLeader_SaysSo()
    {
        using var fixture = Recorded(new Automation("n", When.Event("b")), new Automation("other", When.Event("c")));
        CustomEvent follower = new(Symbol.Of("b"), IdOf(1), RuleFixture.Origin.UtcTicks, IdOf(2), new Resource("x", []), [], EventEntry.EmptyPayload) { HasGivenId = true, MayPrecedeLeader = true };
        fixture.Log.Append(follower, RuleFixture.Origin.UtcTicks);

        Assert.That(fixture.Automations.Explain("n", follower.IdOf(0)).Verdict, Is.EqualTo(Verdict.Waiting));
        Assert.That(fixture.Automations.ExplainEvent(follower.IdOf(0)).Select(w => w.Verdict), Is.EqualTo(new[] { Verdict.Waiting, Verdict.NotCovered }));
    }

    [Test]
    public void Explain_Metric_TellsTheFigure()
    {
        using var fixture = Recorded(new Automation("n", When.FlowRun.SuccessRate().Over(1.Hours()).IsBelow(0.9).For(5.Minutes())));
        CustomEvent failed = new(Symbol.Of("orchestrix.flow-run.Failed"), IdOf(1), RuleFixture.Origin.UtcTicks, null, new Resource("orchestrix.flow-run.1", [new("orchestrix.state-type", "PENDING")]), [], EventEntry.EmptyPayload);
        fixture.Log.Append(failed, RuleFixture.Origin.UtcTicks);

        var why = fixture.Automations.Explain("n", failed.IdOf(0));

        Assert.That((why.Verdict, why.Value), Is.EqualTo((Verdict.Measured, (double?)1)));
    }

    [Test]
    public void Explain_UnknownNames_AreVerdictsWithASuggestion()
    {
        using var fixture = Recorded(new Automation("tell me", When.Event("a")));

        Assert.That(fixture.Automations.Explain("tel me", fixture.Emit("a").Id).Text, Is.EqualTo("'tel me' does not exist. Did you mean 'tell me'?"));
        Assert.That(fixture.Automations.Explain("tell me", IdOf(1)).Verdict, Is.EqualTo(Verdict.EventUnknown));
    }

    [Test]
    public void Explain_NothingRecorded_SaysHowToRecordButKnowsWhatIsNotCovered()
    {
        using RuleFixture fixture = new(new Automation("n", When.Event("a")));

        var covered = fixture.Automations.Explain("n", fixture.Emit("a").Id);

        Assert.That(covered.Verdict, Is.EqualTo(Verdict.NotRecorded));
        Assert.That(covered.Text, Does.Contain("AutomationOptions.ExplainedDecisions"));
        Assert.That(fixture.Automations.Explain("n", fixture.Emit("b").Id).Verdict, Is.EqualTo(Verdict.NotCovered));
        Assert.That(fixture.Automations.Explain("n"), Is.Empty);
    }

    [Test]
    public void Explain_MoreDecisionsThanAreKept_ForgetsTheOldest()
    {
        using RuleFixture fixture = new([new Automation("n", When.Event("a"))], f => f.Options.ExplainedDecisions = 3);
        var events = Enumerable.Range(0, 5).Select(_ => fixture.Emit("a").Id).ToList();

        Assert.That(events.Select(id => fixture.Automations.Explain("n", id).Verdict), Is.EqualTo(new[] { Verdict.NotRecorded, Verdict.NotRecorded, Verdict.Fired, Verdict.Fired, Verdict.Fired }));
        Assert.That(fixture.Automations.Explain("n").Select(w => w.EventId), Is.EqualTo(events.TakeLast(3).Reverse().Cast<Guid?>()));
    }

    [Test]
    public void ExplainEvent_SeveralAutomations_HasOneForEachInTheirOrder()
    {
        using var fixture = Recorded(new Automation("z", When.Event("a")), new Automation("b", When.Event("b")), new Automation("c", When.Event("a").Times(2)));

        var all = fixture.Automations.ExplainEvent(fixture.Emit("a").Id);

        Assert.That(all.Select(w => (w.Automation, w.Verdict)), Is.EqualTo(new[] { ("z", Verdict.Fired), ("b", Verdict.NotCovered), ("c", Verdict.Counted) }));
    }

    [Test]
    public void Explain_EvaluationThatFails_TellsTheException()
    {
        using var fixture = Recorded(new Automation("n", When.Event("bad").ForEach("team").Times(2).Within(1.Hours())));

        fixture.Log.Append(new Thrower(), RuleFixture.Origin.UtcTicks);

        Assert.That(fixture.Automations.Explain("n").Select(w => (w.Verdict, w.Text.Contains("InvalidOperationException", StringComparison.Ordinal))), Is.EqualTo(new[] { (Verdict.Failed, true) }));
    }

    [Test]
    public void Record_DecisionAboutARun_DoesNotKeepTheRun()
    {
        DecisionRecorder recorder = new(10, NullLogger.Instance);

        var entry = TellOfSomethingLarge(recorder);
        GC.Collect();

        Assert.That(entry.TryGetTarget(out _), Is.False);
        Assert.That(recorder.Find(_ => true).Single().Event?.Name.Text, Is.EqualTo("bad"));
    }

    [Test]
    public void Handle_NothingRecorded_AllocatesAsMuchForAnEventThatIsCountedAsWithoutExplaining()
    {
        using RuleFixture fixture = new(new Automation("n", When.Event("a").Times(1_000_000).Within(1.Hours()).ForEach("orchestrix.resource.id", "orchestrix.resource.name")));
        CustomEvent counted = new(Symbol.Of("a"), IdOf(1), RuleFixture.Origin.UtcTicks, null, new Resource("x", []), [], EventEntry.EmptyPayload);
        LogRecord record = new(1, RuleFixture.Origin.UtcTicks, counted, 0, 1);
        fixture.Engine.Handle([record]);
        fixture.Engine.Handle([record]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) fixture.Engine.Handle([record]);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(fixture.Engine.Recorder, Is.Null);
    }

    [Test]
    public void Tell_LoggerThatTakesDebug_GetsEachDecision()
    {
        Lines logger = new();
        DecisionRecorder recorder = new(10, logger);
        AutomationRule rule = new(new Automation("n", When.Event("a").Times(3).Within(10.Seconds())));

        recorder.Tell(new Decision(rule.Trigger.Root, Verdict.Counted, new SeenEvent(new Thrower(), 0, 7, 0), 1) { Count = 2, UntilTicks = RuleFixture.Origin.UtcTicks });

        var (id, level, text) = logger.Written.Single();
        Assert.That((id, level), Is.EqualTo((4020, LogLevel.Debug)));
        Assert.That(text, Does.StartWith("Automation 'n' at trigger on event bad (").And.Contain(": Counted, 2 of 3, until "));
    }

    // In a method of its own, so that no local keeps the entry.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference<EventEntry> TellOfSomethingLarge(DecisionRecorder recorder)
    {
        Thrower entry = new();
        recorder.Tell(new Decision(null, Verdict.Waiting, new SeenEvent(entry, 0, 1, 0), 1));
        return new(entry);
    }

    static Guid IdOf(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    static RuleFixture Recorded(params Automation[] automations) => new(automations, f => f.Options.ExplainedDecisions = 1_000);

    sealed class Nobody : IEmissionContext
    {
        public IReadOnlyList<Resource> Related => [];

        public Causation? Cause => null;
    }

    sealed class Lines : ILogger
    {
        public List<(int Id, LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((eventId.Id, logLevel, formatter(state, exception)));
    }

    /// <summary>An event whose labels cannot be read.</summary>
    sealed class Thrower : EventEntry
    {
        public override Symbol NameOf(int part) => Symbol.Of("bad");

        public override long OccurredTicksOf(int part) => RuleFixture.Origin.UtcTicks;

        public override Guid IdOf(int part) => Guid.Empty;

        public override Guid? FollowsOf(int part) => null;

        public override bool TryGetLabel(int part, Symbol label, out LabelValue value)
        {
            value = default;
            return label.Text == "team" ? throw new InvalidOperationException("no label") : false;
        }

        public override int RelatedCountOf(int part) => 0;

        public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value)
        {
            value = default;
            return false;
        }

        protected internal override Resource ResourceOf(int part) => new("bad.1", []);

        protected internal override IReadOnlyList<Resource> RelatedOf(int part) => [];
    }
}
