using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Tasks;
using Orchestrix.Testing;

#pragma warning disable ORX001, ORX023 // delegates that no interceptor sees are what some tests are about

namespace Orchestrix.Tests.Runs;

/// <summary>Flows and tasks that are given by the names of their methods.</summary>
public sealed class MethodGroupTests
{
    static readonly AsyncLocal<List<string>?> Executed = new();

    static class Works
    {
        [Flow("group-report")] public static Task<int> Report(int count, string title) => Task.FromResult(count + title.Length);

        [Flow("group-nightly")]
        public static int Nightly()
        {
            Executed.Value?.Add("Nightly");
            return 5;
        }

        [Flow("group-idle")] public static void Idle() => Executed.Value?.Add("Idle");

        [Task("group-fetch")] public static Task<string> Fetch(string page) => Task.FromException<string>(new InvalidOperationException(page));

        [Task("group-price")]
        public static int Price(int of)
        {
            Executed.Value?.Add($"Price {of}");
            return of * 2;
        }

        [Task("group-now")]
        public static int Now()
        {
            Executed.Value?.Add("Now");
            return 1;
        }
    }

    static class Pages
    {
        public static string Document([FlowReference] Delegate flow, string text) => throw new InvalidOperationException($"{flow.Method.Name} {text}");

        public static string Document(RunnableDefinition flow, string text) => $"{flow.Name}: {text}";
    }

    internal sealed class Service
    {
        [Flow("group-service")] public void Go() => Executed.Value?.Add("Go");
    }

    [Test]
    public void Helper_OfTheUser_GetsTheDefinition() =>
        Assert.That(Pages.Document(Works.Report, "says how much") + Pages.Document(Works.Now, "!"), Is.EqualTo("group-report: says how muchgroup-now: !"));

    [Test]
    public async Task WhenFlow_GivenMethods_FiresOnTheirRuns()
    {
        List<string> fired = [];
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("of parameters", When.Flow(Works.Report).Completes(), Then.Do("a", c => { lock (fired) fired.Add($"a {c.Result}"); }))
            .AddAutomation("of none", When.Flow(Works.Nightly).Completes(), Then.Do("b", c => { lock (fired) fired.Add($"b {c.Result}"); }))
            .AddAutomation("of nothing", When.Flow(Works.Idle).Completes(), Then.Do("c", _ => { lock (fired) fired.Add("c"); })));

        await Works.Report(2, "abc");
        Works.Nightly();
        Works.Idle();
        await host.WaitForIdleAsync();

        Assert.That(fired, Is.EquivalentTo(new[] { "a 5", "b 5", "c" }));
    }

    [Test]
    public async Task Configuration_GivenMethods_HoldsForTheirRuns()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .ConfigureTask(Works.Fetch, t => t.Retry = new RetryPolicy(2))
            .ConfigureFlow(Works.Report, f => f.Timeout = 5.Minutes())
            .AddLimit("group-limit", slots: 0)
            .LimitTask(Works.Now, "group-limit")
            .CacheTask(Works.Price, CacheKey.Inputs));
        Executed.Value = [];

        Assert.That(() => Works.Fetch("a"), Throws.InvalidOperationException);
        Assert.That(Works.Price(1) + Works.Price(1) + Works.Price(2), Is.EqualTo(8));
        Assert.That(() => Works.Now(), Throws.InstanceOf<OrchestrixException>().With.Message.Contains("group-limit"));

        Assert.That(host.TaskRuns.Single(r => r.Definition.Name == "group-fetch").RunCount, Is.EqualTo(3));
        Assert.That(Executed.Value, Is.EqualTo(new[] { "Price 1", "Price 2" }));
    }

    [Test]
    public async Task Definition_OfOneByHand_IsTakenTheSameWay()
    {
        var flow = Tracked.Flow("group-by-hand").WithBody((int count, CancellationToken _) => Task.FromResult(count));
        var task = Tracked.Task("group-task-by-hand");
        List<string> fired = [];
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("tell", When.Flow(flow.Definition).Completes(), Then.Do("a", c => { lock (fired) fired.Add($"{c.Result}"); }))
            .AddFlow(flow)
            .ConfigureFlow(flow.Definition, f => f.Timeout = 5.Minutes())
            .ConfigureTask(task.Definition, t => t.Retry = new RetryPolicy(1))
            .AddLimit("group-hand", slots: 1).LimitTask(task.Definition, "group-hand"));

        await flow.CallAsync(7);
        Assert.That(() => task.Call(static _ => throw new InvalidOperationException()), Throws.InvalidOperationException);
        await host.WaitForIdleAsync();

        Assert.That(fired, Is.EqualTo(new[] { "7" }));
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(2));
    }

    [Test]
    public void Record_OfAFlowItself_RefusesItUnexecuted()
    {
        Executed.Value = [];
        Func<int> flow = Works.Nightly;
        Action instance = new Service().Go;
        Action idle = Works.Idle;

        var thrown = Assert.Throws<CallCaptureException>(() => CallCapture.Record(flow));
        Assert.Throws<CallCaptureException>(() => CallCapture.Record(instance));
        Assert.Throws<CallCaptureException>(() => CallCapture.Record(idle));

        Assert.That(thrown!.Message, Is.EqualTo("Works.Nightly was given itself instead of a lambda that calls it. It was not executed. Let a lambda contain the call: () => Works.Nightly()."));
        Assert.That(Executed.Value, Is.Empty);
    }

    [Test]
    public void Record_OfAMethodThatCallsAFlow_RecordsTheCall()
    {
        static void Calls() => Works.Nightly();

        Assert.That(CallCapture.Record(Calls).Definition.Name, Is.EqualTo("group-nightly"));
    }

    [Test]
    public void Start_WithMethodsThatNoInterceptorTook_TellsAllMistakesAtOnce()
    {
        Executed.Value = [];
        Func<int> nightly = Works.Nightly;
        Delegate report = Works.Report, fetch = Works.Fetch, lambda = (int x) => x;

        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddAutomation("one", When.Flow(nightly).Completes(), Then.Do("a", _ => { }))
            .AddAutomation("begin", When.Event("group-begin"), Then.RunFlow(nightly))
            .AddAutomation("two", When.Flow(Same(report)).Completes(), Then.Do("a", _ => { }))
            .ConfigureFlow(Same(report), _ => { })
            .ConfigureTask(Same(fetch), _ => { })
            .ConfigureFlow(Same(lambda), _ => { })));

        Assert.That(thrown!.Mistakes, Has.Count.EqualTo(6));
        Assert.That(thrown.Mistakes, Has.Exactly(2).Contains("Works.Nightly was given itself"));
        Assert.That(thrown.Mistakes, Has.One.Contains("When.Flow was given Works.Report by its name").And.One.Contains("When.Flow(() => Works.Report(…))"));
        Assert.That(thrown.Mistakes, Has.One.Contains("ConfigureFlow was given Works.Report by its name"));
        Assert.That(thrown.Mistakes, Has.One.Contains("ConfigureTask was given Works.Fetch by its name"));
        Assert.That(thrown.Mistakes, Has.One.Contains("ConfigureFlow was given a lambda with parameters"));
        Assert.That(Executed.Value, Is.Empty);
    }

    [Test]
    public void Policy_WithAMethodThatNoInterceptorTook_IsRefusedAtOnce()
    {
        Delegate fetch = Works.Fetch;

        Assert.Throws<CallCaptureException>(() => OrchestrixTestHost.Start(o => o.LimitTask(Same(fetch), "x")));
        Assert.Throws<CallCaptureException>(() => OrchestrixTestHost.Start(o => o.CacheTask(Same(fetch), CacheKey.Inputs)));
    }

    static Delegate Same(Delegate given) => given;
}
