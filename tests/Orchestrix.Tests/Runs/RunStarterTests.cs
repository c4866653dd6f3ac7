using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed partial class RunStarterTests
{
    [Flow] static async Task<string> Greet(string name) { await Task.Yield(); return $"Hello {name}"; }

    [Flow] static void GreetsWrongly() => throw new InvalidOperationException("no");

    [Task] static int Plain() => 1;

    static CapturedCall Call(string name) => CallCapture.Record(() => Greet(name));

    [Test]
    public async Task Start_Now_RunsAndKeepsTheResult()
    {
        await using var fixture = RunFixture.Start();

        var run = await fixture.Get<IRunStarter>().StartAsync(Call("Ada"), new StartOptions());
        await run.Completion;

        Assert.That(run.Result, Is.EqualTo("Hello Ada"));
        Assert.That(fixture.StatesOf("Greet"), Is.EqualTo(new[] { "Scheduled Pending Running Completed" }));
    }

    [Test]
    public async Task Start_Later_WaitsForItsTime()
    {
        await using var fixture = RunFixture.Start();
        var run = await fixture.Get<IRunStarter>().StartAsync(Call("Ada"), new StartOptions { At = fixture.Time.GetUtcNow().AddHours(1) });
        fixture.Time.Advance(TimeSpan.FromMinutes(59));
        var before = run.State.Type;

        while (!run.Completion.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.That(before, Is.EqualTo(StateType.Scheduled));
        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
    }

    // Timers count whole milliseconds: one that rings a little too early must not leave the run Pending for ever.
    [Test]
    public async Task Start_AtAFractionOfAMillisecond_WaitsUntilItHasCome()
    {
        await using var fixture = RunFixture.Start();
        var at = fixture.Time.GetUtcNow().AddTicks(15_005);
        var run = await fixture.Get<IRunStarter>().StartAsync(Call("Ada"), new StartOptions { At = at });

        while (!run.Completion.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromTicks(1_000));
            await Task.Yield();
        }

        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(fixture.Events().OfType<RunStateChanged>().First(e => e.State.Name == "Running").Occurred, Is.GreaterThanOrEqualTo(at));
    }

    [Test]
    public async Task Start_WithACause_TellsItInTheEventsOfRunAndTasks()
    {
        await using var fixture = RunFixture.Start();
        Causation cause = new("again", Guid.Empty, null, null);

        var run = await fixture.Get<IRunStarter>().StartAsync(Call("Ada"), new StartOptions { Cause = cause });
        await run.Completion;

        Assert.That(fixture.Events().Select(e => e.Reference.Cause), Has.All.SameAs(cause));
        Assert.That(fixture.Events()[0].Related.Select(r => $"{r.Role} {r.Id}"), Is.EqualTo(new[] { "flow orchestrix.flow.Greet", "creator orchestrix.automation.again" }));
    }

    // G1: a start with the same flow and key yields one run, from any number of callers.
    [Test]
    public async Task Start_SameKeyFromManyCallers_YieldsOneRun()
    {
        await using var fixture = RunFixture.Start();
        var starter = fixture.Get<IRunStarter>();

        var runs = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () => await starter.StartAsync(Call("Ada"), new StartOptions { IdempotencyKey = "order-1" }))));
        await runs[0].Completion;

        Assert.That(runs.Distinct().Count(), Is.EqualTo(1));
        Assert.That(fixture.StatesOf("Greet"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Start_Scheduled_CancelledBeforeItsTime_NeverRuns()
    {
        await using var fixture = RunFixture.Start();
        var run = await fixture.Get<IRunStarter>().StartAsync(Call("Ada"), new StartOptions { At = fixture.Time.GetUtcNow().AddHours(1) });

        var result = await fixture.Host.Control.CancelAsync(run.Id, "not needed");
        await run.Completion;

        Assert.That(result.State!.Type, Is.EqualTo(StateType.Cancelled));
        Assert.That(fixture.StatesOf("Greet"), Is.EqualTo(new[] { "Scheduled Cancelled" }));
    }

    [Test]
    public async Task Start_BodyThrows_FailsTheRunAndNobodyElse()
    {
        await using var fixture = RunFixture.Start();

        var run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => GreetsWrongly()), new StartOptions());
        await run.Completion;

        Assert.That(run.State.Message, Is.EqualTo("InvalidOperationException: no"));
    }

    [Test]
    public async Task Start_Task_IsRefused()
    {
        await using var fixture = RunFixture.Start();

        await Assert.ThatAsync(async () => await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Plain()), new StartOptions()), Throws.ArgumentException);
    }

    [Test]
    public void Record_Lambda_NamesTheCallAndItsArgumentsWithoutRunning()
    {
        var call = CallCapture.Record(() => Greet("Ada"));

        Assert.That(call.ToString(), Is.EqualTo("Greet(name: Ada)"));
    }

    [Test]
    public void Record_NoCallOrSeveral_SaysSo()
    {
        Assert.Throws<CallCaptureException>(() => CallCapture.Record(() => 5));
        Assert.Throws<CallCaptureException>(() => CallCapture.Record(() => { _ = Greet("a"); Plain(); }));
        Assert.Throws<CallCaptureException>(() => CallCapture.Record(() => throw new InvalidOperationException()));
    }
}
