using Orchestrix.Automations;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Automations;

public sealed partial class ReactionToRunsTests
{
    static class Letters
    {
        [Flow] public static int CountLetters(string text) => text.Length;

        [Flow] public static async Task WaitForPost(CancellationToken ct) => await Never.Happens(ct);

        [Flow] public static string Burn() => throw new InvalidOperationException("fire");
    }

    [Test]
    public async Task FlowCompletes_Notify_SeesTheRunAndItsResult()
    {
        using RuleFixture fixture = new(new Automation("tell", When.Flow(() => Letters.CountLetters("")).Completes(), Then.Notify("ops", c => $"{c.Run!.Definition.Name}: {c.Result}")));
        fixture.Enter();

        Letters.CountLetters("abc");
        Assert.That(() => Letters.Burn(), Throws.InvalidOperationException);
        await fixture.SettleAsync();

        Assert.That(fixture.Channel.Notifications.Select(n => n.Body), Is.EqualTo(new[] { "CountLetters: 3" }));
    }

    [Test]
    public async Task FlowCompletes_RunTheSameFlowAgainLater_HappensOnce()
    {
        using RuleFixture fixture = new(new Automation(
            "again", When.Flow(() => Letters.CountLetters("")).Completes(), Then.RunFlow(() => Letters.CountLetters("later")).After(10.Seconds())));
        fixture.Enter();

        Letters.CountLetters("now");
        await fixture.SettleAsync();
        fixture.AdvanceTo(9);
        await fixture.SettleAsync();
        var before = CompletedRuns(fixture);
        await fixture.UntilAsync(() =>
        {
            fixture.Time.Advance(1.Seconds()); // in steps: the started run may set its timer only now
            return CompletedRuns(fixture).Count == 2;
        });
        fixture.AdvanceTo(1_000);
        await fixture.SettleAsync();

        Assert.That(before, Has.Count.EqualTo(1));
        Assert.That(CompletedRuns(fixture).Select(r => r.Result), Is.EqualTo(new object[] { 3, 5 }));
        Assert.That(CompletedRuns(fixture)[1].Cause?.Automation, Is.EqualTo("again"));
        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task FlowCompletes_DelegateCallsTheSameFlowDirectly_HappensOnceWhereOwnEffectsAreExcepted()
    {
        using RuleFixture fixture = new(new Automation(
            "again", When.Flow(() => Letters.CountLetters("")).Completes().ExceptOwnEffects(), Then.Do("count more", _ => Letters.CountLetters("more"))));
        fixture.Enter();

        Letters.CountLetters("now");
        await fixture.SettleAsync();

        Assert.That(CompletedRuns(fixture).Select(r => (r.Result, r.Cause?.Automation)), Is.EqualTo(new (object?, string?)[] { (3, null), (4, "again") }));
        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task FlowRunStaysRunning_CancelFlowRun_CancelsItAfterTheTime()
    {
        using RuleFixture fixture = new(new Automation("no run over an hour", When.FlowRun.Stays(StateType.Running).For(1.Hours()), Then.CancelFlowRun()));
        fixture.Enter();
        Letters.CountLetters("done in time");
        var run = Letters.WaitForPost(default);

        fixture.AdvanceTo(3_599);
        await fixture.SettleAsync();
        var before = fixture.Firings().Count();
        fixture.AdvanceTo(3_600);
        await fixture.SettleAsync();

        Assert.That(before, Is.Zero);
        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 3_600.0 }));
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Events().OfType<RunStateChanged>().Last(e => e.Run.Definition.Name == "WaitForPost").State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task FlowFails_TaskAndFlowTriggers_FireOnTheirOwnKindOnly()
    {
        using RuleFixture fixture = new(
            new Automation("flow", When.FlowRun.Fails(), Then.Do("nothing", _ => { })),
            new Automation("task", When.TaskRun.Fails(), Then.Do("nothing", _ => { })));
        fixture.Enter();

        Assert.That(() => Letters.Burn(), Throws.InvalidOperationException);
        await fixture.SettleAsync();

        Assert.That(fixture.Firings().Select(f => f.Automation), Is.EqualTo(new[] { "flow" }));
    }

    static List<FlowRun> CompletedRuns(RuleFixture fixture) =>
        [.. fixture.Events().OfType<RunStateChanged>().Where(e => e.State.Type == StateType.Completed).Select(e => (FlowRun)e.Run)];
}
