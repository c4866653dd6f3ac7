using Orchestrix.Hosting;
using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Tasks;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>What calls by hand have of their own; what they share with intercepted ones is in <see cref="TwinTests"/>.</summary>
public sealed class TrackedTests
{
    internal sealed record Account(string User, [Sensitive] string Password);

    internal class Archive
    {
        [Task("archive-save")]
        public virtual string Save(string input) => $"saved {input}";
    }

    internal sealed class LoggedArchive : Archive
    {
        static readonly TrackedTask SaveBase = Tracked.Task("archive-save-base");

        public override string Save(string input) => SaveBase.Call(input, (input, _) => base.Save(input)) + ", logged";
    }

    [Test]
    public async Task Call_OfBase_IsARunBelowTheOverride()
    {
        await using var host = OrchestrixTestHost.Start();
        Archive archive = new LoggedArchive();

        Assert.That(archive.Save("a"), Is.EqualTo("saved a, logged"));

        Assert.That(host.TaskRuns.Select(r => (r.Definition.Name, r.Parent?.Definition.Name)), Is.EqualTo(new[] { ("archive-save", null), ("archive-save-base", "archive-save") }));
    }

    [Test]
    public async Task CallAsync_OfADelegate_IsTracked()
    {
        await using var host = OrchestrixTestHost.Start();
        Func<int, CancellationToken, Task<int>> square = (input, _) => Task.FromResult(input * input);
        var task = Tracked.Task("hand-square");

        var squares = await Task.WhenAll(Enumerable.Range(1, 3).Select(each => task.CallAsync(each, square)));

        Assert.That(squares, Is.EqualTo(new[] { 1, 4, 9 }));
        Assert.That(host.TaskRuns.Select(r => r.State.Type), Is.EqualTo(Enumerable.Repeat(StateType.Completed, 3)));
    }

    [Test]
    public void Call_WithoutAHost_IsAnOrdinaryCall() => Assert.That(Tracked.Task("hand-alone").Call(2, static (input, _) => input + 1), Is.EqualTo(3));

    [Test]
    public void Call_WithABodyThatEndsLater_SaysWhichMethodToUse()
    {
        var task = Tracked.Task("hand-late");

        Assert.That(() => task.Call(1, static (input, _) => Task.FromResult(input)), Throws.ArgumentException.With.Message.Contains("'hand-late' returns Task`1").And.Message.Contains("CallAsync"));
        Assert.That(() => task.Call(static _ => new ValueTask<int>(1)), Throws.ArgumentException.With.Message.Contains("AsTask"));
        Assert.That(() => task.Call(3, static (input, token) => TwinBodies.Count(input, token)), Throws.ArgumentException.With.Message.Contains("Stream"));
    }

    [Test]
    public void Task_WithMistakes_TellsAllAtOnce() =>
        Assert.That(() => Tracked.Task(
                new TaskAttribute("a/b")
                {
                    Retries = -1,
                    Key = "order-{order.Id}",
                    RunName = "half {",
                    OnFailure = "Tell",
                    OnRollback = "Undo",
                    CacheWithout = ["url"],
                    NonRetryable = [typeof(string)],
                    TimeoutSeconds = -2,
                },
                new LimitAttribute("api") { Key = "customer" }),
            Throws.ArgumentException.With.Message.Contains("The task 'a/b' has 11 mistakes")
                .And.Message.Contains("A name must not contain / % & > <, but there is 'a/b'.")
                .And.Message.Contains("Retries must not be negative, but is -1")
                .And.Message.Contains("Key names '{order.Id}'; a call by hand has only {input}")
                .And.Message.Contains("RunName names '{'")
                .And.Message.Contains("OnFailure names 'Tell', a method beside the attribute, and by hand there is none. Add the hook where the task is added: o.AddTask(…, c => c.OnFailure(…)).")
                .And.Message.Contains("OnRollback names 'Undo'")
                .And.Message.Contains("CacheWithout names the parameter 'url'")
                .And.Message.Contains("LimitAttribute names the parameter 'customer'")
                .And.Message.Contains("NonRetryable must name exceptions, but names 'System.String'")
                .And.Message.Contains("CacheBy must be set")
                .And.Message.Contains("TimeoutSeconds must be a positive number of seconds, but is -2"));

    [Test]
    public void Flow_WithoutAName_SaysThatItNeedsOne() =>
        Assert.That(() => Tracked.Flow(new FlowAttribute()), Throws.ArgumentException.With.Message.Contains("It needs a name, since there is no method to be named after: new FlowAttribute(\"build_names\")."));

    [Test]
    public async Task RunName_WithBracesOfItsOwn_KeepsThem()
    {
        await using var host = OrchestrixTestHost.Start();

        Tracked.Task(new TaskAttribute("hand-braces") { RunName = "{{{input}}} of {input}" }).Call(1.5, static (_, _) => { });

        Assert.That(host.TaskRuns.Single().Name, Is.EqualTo("{1.5} of 1.5"));
    }

    [Test]
    public async Task Input_WithASensitivePart_IsNotShown()
    {
        await using var host = OrchestrixTestHost.Start();
        var signIn = Tracked.Task(new TaskAttribute("hand-sign-in") { RunName = "as {input}" });

        signIn.Call(new Account("ada", "secret"), static (_, _) => { });
        var call = CallCapture.Record(() => signIn.Call(new[] { new Account("ada", "secret") }, static (_, _) => { }));

        Assert.That(host.TaskRuns.Single().Name, Is.EqualTo("as ***"));
        Assert.That(call.ToString(), Is.EqualTo("hand-sign-in(input: ***)"));
    }

    [Test]
    public async Task AddFlow_WithABody_IsStartedByItsName()
    {
        var greet = Tracked.Flow("hand-greet").WithBody(static (string input, CancellationToken _) => Task.FromResult($"hello {input}"));
        await using var host = OrchestrixTestHost.Start(o => o
            .AddFlow(greet)
            .AddAutomationsFromJson("""
                { "name": "greet", "trigger": { "expect": ["user.came"] },
                  "actions": [{ "type": "run-flow", "flow": "hand-greet", "parameters": { "input": "{{ event.resource.id }}" } }] }
                """));

        host.Emit("user.came", "user.ada");
        await host.WaitForIdleAsync();

        Assert.That(host.Host.Flows.Find("hand-greet"), Is.SameAs(greet.Definition));
        Assert.That((await host.AssertRanAsync("hand-greet")).Single().Name, Is.Not.Empty);
    }

    [Test]
    public void AddFlow_DocumentWithAnotherParameter_IsAMistake() =>
        Assert.That(() => OrchestrixTestHost.Start(o => o
                .AddFlow(Tracked.Flow("hand-count").WithBody(static (int input, CancellationToken _) => Task.FromResult(input)))
                .AddAutomationsFromJson("""
                    { "name": "count", "trigger": { "expect": ["a"] }, "actions": [{ "type": "run-flow", "flow": "hand-count", "parameters": { "number": "x" } }] }
                    """)),
            Throws.TypeOf<OrchestrixConfigurationException>().With.Message.Contains("parameters.number is unknown to flow 'hand-count'")
                .And.Message.Contains("parameters.input is missing. Flow 'hand-count' needs a value of type Int32."));

    [Test]
    public void AddFlow_WithoutAnInput_DocumentThatGivesOne_IsAMistake() =>
        Assert.That(() => OrchestrixTestHost.Start(o => o
                .AddFlow(Tracked.Flow("hand-inputless").WithBody(static _ => Task.FromResult(1)))
                .AddAutomationsFromJson("""{ "name": "a", "trigger": { "expect": ["a"] }, "actions": [{ "type": "run-flow", "flow": "hand-inputless", "parameters": { "input": 1 } }] }""")),
            Throws.TypeOf<OrchestrixConfigurationException>().With.Message.Contains("parameters.input is unknown to flow 'hand-inputless'. It takes none."));

    [Test]
    public void AddFlow_TwoOfTheSameName_IsAMistake()
    {
        var flow = Tracked.Flow("hand-double");

        Assert.That(() => OrchestrixTestHost.Start(o => o.AddFlow(flow).AddFlow(flow).AddFlow(flow.WithBody(static _ => Task.FromResult(1)))),
            Throws.TypeOf<OrchestrixConfigurationException>().With.Message.Contains("2 flows are named 'hand-double': Tracked.Flow(\"hand-double\") and Tracked.Flow(\"hand-double\")"));
    }

    [Test]
    public void AddFlow_WithoutABody_CannotBeStartedByItsName() =>
        Assert.That(() => OrchestrixTestHost.Start(o => o
                .AddFlow(Tracked.Flow("hand-bodiless"))
                .AddAutomationsFromJson("""{ "name": "a", "trigger": { "expect": ["a"] }, "actions": [{ "type": "run-flow", "flow": "hand-bodiless" }] }""")),
            Throws.TypeOf<OrchestrixConfigurationException>().With.Message.Contains("It was made by hand and has no body of its own; WithBody gives it one."));

    [Test]
    public async Task RunFlow_OfAFlowByHand_StartsIt()
    {
        var nightly = Tracked.Flow("hand-nightly").WithBody(static async _ => await Task.Yield());
        await using var host = OrchestrixTestHost.Start(o => o
            .AddFlow(nightly)
            .AddAutomation("start it", When.Event("night"), Then.RunFlow(() => nightly.CallAsync()))
            .AddAutomation("tell", When.Flow(() => nightly.CallAsync()).Completes(), Then.Emit("was.night", "night.1")));

        host.Emit("night", "night.1");

        await host.AssertEmittedAsync("was.night");
        await host.AssertRanAsync("hand-nightly");
    }

    [Test]
    public async Task AddTask_WithOptionsOfTheHost_HoldsToThem()
    {
        List<string> failed = [];
        var flaky = Tracked.Task("hand-flaky");
        await using var host = OrchestrixTestHost.Start(o => o.AddTask(flaky, c =>
        {
            c.Retry = new RetryPolicy(1);
            c.OnFailure((run, state) => failed.Add($"{run.Definition.Name} {state.Message}"));
        }));

        Assert.That(() => flaky.Call(static _ => throw new TimeoutException("late")), Throws.TypeOf<TimeoutException>());
        await host.WaitForIdleAsync();

        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(2));
        Assert.That(failed, Is.EqualTo(new[] { "hand-flaky TimeoutException: late" }));
        Assert.That(host.Host.Flows.Tasks, Has.Member(flaky.Definition));
    }

    [Test]
    public async Task Limit_OfATaskThatTheHostWasNotToldOf_HoldsAllTheSame()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddLimit("hand-one", 1));
        var task = Tracked.Task(new TaskAttribute("hand-limited"), new LimitAttribute("hand-one") { Key = Tracked.Input });
        int now = 0, most = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => task.CallAsync("same", async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(1.Seconds(), host.Time, token);
            Interlocked.Decrement(ref now);
        })));

        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task Limit_ThatNobodyAdded_IsToldAtTheCall()
    {
        await using var host = OrchestrixTestHost.Start();
        var task = Tracked.Task(new TaskAttribute("hand-unlimited"), new LimitAttribute("hand-none"));

        Assert.That(() => task.Call(1, static (_, _) => { }), Throws.TypeOf<LimitException>().With.Message.Contains("There is no limit 'hand-none'."));
    }

    [Test]
    public async Task Cache_OfATaskThatTheHostWasNotToldOf_WithTheParametersOfItsFlow_SaysWhatToDo()
    {
        await using var host = OrchestrixTestHost.Start();
        var task = Tracked.Task(new TaskAttribute("hand-by-flow") { CacheBy = CacheBy.FlowParameters });

        Assert.That(() => Tracked.Flow("hand-around").Call(1, (_, token) => task.Call(2, static (input, _) => input, token)), Throws.InstanceOf<OrchestrixException>().With.Message.Contains("with AddTask where it was made by hand"));
    }

    [Test]
    public async Task WithBody_OfEveryShape_IsCalledAsAFunction()
    {
        await using var host = OrchestrixTestHost.Start();
        var nothing = Tracked.Flow("hand-shape").WithBody(static (int _, CancellationToken _) => Task.CompletedTask);
        var value = Tracked.Flow("hand-shape").WithBody(static _ => Task.FromResult(3));

        Assert.That(await nothing.CallAsync(1), Is.Null);
        Assert.That(await value.CallAsync(), Is.EqualTo(3));
        Assert.That(host.FlowRuns, Has.Count.EqualTo(2));
        Assert.That(value.ToString(), Is.EqualTo("hand-shape"));
    }
}
