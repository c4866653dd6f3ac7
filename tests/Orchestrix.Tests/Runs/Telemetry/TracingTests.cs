using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Telemetry;

// Not beside others: a listener hears the whole process, and while one listens, calls take the way with spans.
[NonParallelizable]
public sealed partial class TracingTests
{
    [Flow("traced-sync")] static int Sync() => Half(4);

    [Task] static int Half(int x) => x / 2;

    [Flow("traced-async")] static async Task<int> WithAwait() { await Task.Yield(); return await HalfLater(4); }

    [Task] static async Task<int> HalfLater(int x) { await Task.Yield(); return x / 2; }

    [Flow("traced-failing")] static void Failing() => throw new InvalidOperationException("no ink");

    [Flow("traced-retried", Retries = 1)] static void Retried() { if (RunContext.Current.Run!.RunCount == 1) throw new InvalidOperationException("once"); }

    [Flow("traced-emitting")] static void Emitting() => RunContext.Current.Emit("traced.order", "order.1");

    [Flow("traced-started")] static Task Started() => Task.CompletedTask;

    [Test]
    public async Task Call_OfAFlowWithATask_IsASpanWithOneBelow()
    {
        await using var fixture = RunFixture.Start();
        using SpanRecorder spans = new();

        Sync();

        var (flow, task) = (spans.Single("flow.run"), spans.Single("task.run"));
        var run = await fixture.Host.Runs.FlowRunsAsync().SingleAsync(r => r.Definition.Name == "traced-sync");
        Assert.Multiple(() =>
        {
            Assert.That(flow.ParentSpanId, Is.EqualTo(spans.Caller.SpanId));
            Assert.That(task.ParentSpanId, Is.EqualTo(flow.SpanId));
            Assert.That(flow.DisplayName, Is.EqualTo("flow.run traced-sync"));
            Assert.That(flow.GetTagItem("orchestrix.flow.name"), Is.EqualTo("traced-sync"));
            Assert.That(flow.GetTagItem("orchestrix.run.id"), Is.EqualTo(run.Id));
            Assert.That(flow.GetTagItem("orchestrix.run.state"), Is.EqualTo("Completed"));
            Assert.That(task.GetTagItem("orchestrix.task.name"), Is.EqualTo("Half"));
            Assert.That(flow.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(flow.StartTimeUtc, Is.EqualTo(run.Started!.Value.UtcDateTime), "by the host's clock");
            Assert.That(run.TraceParent, Is.EqualTo(flow.Id));
            Assert.That(Activity.Current, Is.SameAs(spans.Caller), "the caller's is back");
        });
    }

    [Test]
    public async Task Call_ThatAwaits_KeepsTheSpansInTheirOrder()
    {
        await using var fixture = RunFixture.Start();
        using SpanRecorder spans = new();

        await WithAwait();

        Assert.That(spans.Single("task.run").ParentSpanId, Is.EqualTo(spans.Single("flow.run").SpanId));
        Assert.That(Activity.Current, Is.SameAs(spans.Caller));
    }

    [Test]
    public async Task Call_Failing_HasTheStatusAndTheTypeOfTheError()
    {
        await using var fixture = RunFixture.Start();
        using SpanRecorder spans = new();

        Assert.Throws<InvalidOperationException>(() => Failing());

        var span = spans.Single("flow.run");
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(span.StatusDescription, Is.EqualTo("InvalidOperationException: no ink"));
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("System.InvalidOperationException"));
        Assert.That(span.Events.Single().Name, Is.EqualTo("exception"));
    }

    [Test]
    public async Task Call_Retried_IsOneSpanThatTellsTheAttempts()
    {
        await using var fixture = RunFixture.Start();
        using SpanRecorder spans = new();

        Retried();

        var span = spans.Single("flow.run");
        Assert.That(span.GetTagItem("orchestrix.run.attempts"), Is.EqualTo(2));
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task Start_OfAFlow_GoesOnInTheTraceOfWhoStartedIt()
    {
        await using var fixture = RunFixture.Start();
        using SpanRecorder spans = new();
        spans.Caller.TraceStateString = "vendor=1";

        var run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Started()), new StartOptions());
        await run.Completion;
        await fixture.Drained(() => spans.Ended.Count > 0);

        var span = spans.Single("flow.run");
        Assert.That(span.ParentSpanId, Is.EqualTo(spans.Caller.SpanId));
        Assert.That(span.TraceStateString, Is.EqualTo("vendor=1"));
    }

    [Test]
    public async Task Automation_FiringAtAnEvent_ActsAndStartsInTheTraceOfItsEmitter()
    {
        await using var fixture = RunFixture.Start(o => o.AddAutomation("traced", When.Event("traced.order"), Then.RunFlow(() => Started())));
        using SpanRecorder spans = new();

        Emitting();
        await fixture.Drained(() => spans.Ended.Count == 3);

        var emitter = spans.Ended.Single(a => (string?)a.GetTagItem("orchestrix.flow.name") == "traced-emitting");
        var action = spans.Single("action.execute");
        var started = spans.Ended.Single(a => (string?)a.GetTagItem("orchestrix.flow.name") == "traced-started");
        Assert.Multiple(() =>
        {
            Assert.That(action.ParentSpanId, Is.EqualTo(emitter.SpanId));
            Assert.That(started.ParentSpanId, Is.EqualTo(action.SpanId));
            Assert.That(action.GetTagItem("orchestrix.automation.name"), Is.EqualTo("traced"));
            Assert.That(action.GetTagItem("orchestrix.action.type"), Is.EqualTo("run-flow"));
            Assert.That(action.GetTagItem("orchestrix.action.attempt"), Is.EqualTo(1));
            Assert.That(started.GetTagItem("orchestrix.automation.name"), Is.EqualTo("traced"));
        });
    }

    [Test]
    public async Task Automation_FiringAtARunsState_ActsInTheTraceOfTheRun()
    {
        await using var fixture = RunFixture.Start(o => o.AddAutomation(
            "traced-run", When.Flow(() => Sync()).Completes(), Then.Do("fail", (_, _) => throw new NotSupportedException("no"))));
        using SpanRecorder spans = new();

        Sync();
        await fixture.Drained(() => spans.Ended.Count == 3);

        var action = spans.Single("action.execute");
        Assert.That(action.ParentSpanId, Is.EqualTo(spans.Single("flow.run").SpanId));
        Assert.That(action.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(action.GetTagItem("error.type"), Is.EqualTo("System.NotSupportedException"));
    }

    [Test]
    public async Task Call_WhenNobodyListens_KeepsNoTrace()
    {
        await using var fixture = RunFixture.Start();
        using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();

        Sync();

        var run = await fixture.Host.Runs.FlowRunsAsync().SingleAsync(r => r.Definition.Name == "traced-sync");
        Assert.That(run.TraceParent, Is.Null);
    }
}
