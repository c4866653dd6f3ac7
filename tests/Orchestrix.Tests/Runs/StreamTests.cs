using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class StreamTests
{
    static class Steps
    {
        [Task]
        public static async IAsyncEnumerable<string> Names(int count, List<string>? log = null, [EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                for (var n = 1; n <= count; n++)
                {
                    await Task.Yield();
                    token.ThrowIfCancellationRequested();
                    Inner(n);
                    yield return $"{RunContext.Current.TaskRun?.Definition.Name}{n}";
                }
            }
            finally
            {
                log?.Add($"closed in {RunContext.Current.TaskRun?.Definition.Name}");
            }
        }

        [Task] public static void Inner(int n) => ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 5);

        [Task]
        public static async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken token = default)
        {
            yield return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        }

        [Flow]
        public static async Task<string> Reads(int count)
        {
            var seen = new List<string>();
            await foreach (var name in Names(count))
            {
                Inner(0);
                seen.Add(name + (RunContext.Current.FlowRun?.Definition.Name == "Reads" && RunContext.Current.TaskRun is null ? "" : " in another run"));
            }
            return string.Join(" ", seen);
        }

        [Flow]
        public static async Task ReadsEndless(CancellationToken token)
        {
            await foreach (var _ in Endless(token)) { }
        }

        [Flow]
        public static async IAsyncEnumerable<int> Numbers(int count, List<int>? made = null)
        {
            for (var n = 0; n < count; n++)
            {
                await Task.Yield();
                made?.Add(n);
                yield return n;
            }
        }
    }

    [Test]
    public async Task Stream_GoneThroughInAFlow_IsOneRunThatEachElementIsMadeIn()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Steps.Reads(2), Is.EqualTo("Names1 Names2"));

        var names = host.TaskRuns.Single(r => r.Definition.Name == "Names");
        Assert.That(names.State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(names.Parent?.Definition.Name, Is.EqualTo("Reads"));
        Assert.That(host.TaskRuns.Where(r => r.Definition.Name == "Inner").Select(r => r.Parent?.Definition.Name), Is.EquivalentTo(new[] { "Names", "Names", "Reads", "Reads" }));
    }

    [Test]
    public async Task Stream_ThatNobodyGoesThrough_IsNoRun()
    {
        await using var host = OrchestrixTestHost.Start();

        var names = Steps.Names(2);

        Assert.That(host.TaskRuns, Is.Empty);
        for (var time = 0; time < 2; time++) await foreach (var _ in names) { }
        Assert.That(host.TaskRuns.Count(r => r.Definition.Name == "Names"), Is.EqualTo(2));
    }

    [Test]
    public async Task Stream_LeftEarly_CleansUpInItsRunAndCompletes()
    {
        await using var host = OrchestrixTestHost.Start();
        var log = new List<string>();

        await foreach (var _ in Steps.Names(5, log)) break;

        Assert.That(log, Is.EqualTo(new[] { "closed in Names" }));
        Assert.That(host.TaskRuns.Single(r => r.Definition.Name == "Names").State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(RunContext.Current.Run, Is.Null);
    }

    [Test]
    public async Task Stream_ThatThrows_FailsAndTheCallerGetsTheException()
    {
        await using var host = OrchestrixTestHost.Start();
        var seen = 0;

        var thrown = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
        {
            await foreach (var _ in Steps.Names(9)) seen++;
        });

        Assert.That(seen, Is.EqualTo(5));
        var run = host.TaskRuns.Single(r => r.Definition.Name == "Names");
        Assert.That((run.State.Type, run.Exception), Is.EqualTo((StateType.Failed, (Exception)thrown!)));
    }

    [Test]
    public async Task Stream_UnderACancelledCaller_IsCancelled()
    {
        await using var host = OrchestrixTestHost.Start();
        using var cancellation = new CancellationTokenSource();

        var reading = Steps.ReadsEndless(cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(host.TaskRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Stream_WithAFake_GivesTheFakesElements()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Steps.Names(0)).Returns(Fakes());

        Assert.That(await Steps.Reads(2), Is.EqualTo("fake"));

        static async IAsyncEnumerable<string> Fakes()
        {
            await Task.Yield();
            yield return "fake";
        }
    }

    [Test]
    public async Task StreamFlow_StartedByTheHost_IsGoneThroughToItsEnd()
    {
        await using var fixture = RunFixture.Start();
        var made = new List<int>();

        var run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Steps.Numbers(3, made)), new StartOptions());
        await run.Completion;

        Assert.That(made, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task Stream_WithASpan_HasOneThatEachElementSees()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == OrchestrixDiagnostics.Source.Name, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await using var host = OrchestrixTestHost.Start();
        List<string?> spans = [];

        await foreach (var span in Spans()) spans.Add(span);

        Assert.That(spans, Is.EqualTo(new[] { "task.run Spans", "task.run Spans" }));
        Assert.That(Activity.Current?.DisplayName, Is.Not.EqualTo("task.run Spans"));
    }

    [Test]
    public async Task Stream_ThatTakesAService_HasOneScopeForAllElements()
    {
        await using var fixture = RunFixture.Start();
        HashSet<IServiceProvider> scopes = [];

        await foreach (var scope in Scopes()) scopes.Add(scope);

        Assert.That(scopes, Has.One.Items);
        Assert.That(() => scopes.Single().GetService(typeof(IServiceProvider)), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Start_WithOptionsForCallsThatHappenOnce_RefusesThemAll() =>
        Assert.That(
            () => OrchestrixTestHost.Start(o => o
                .ConfigureTask(() => Steps.Endless(default), t => t.Timeout = 1.Seconds())
                .AddLimit("few", 1).LimitTask(() => Steps.Endless(default), "few")
                .CacheTask(() => Steps.Endless(default), CacheKey.Inputs)
                .AddLimit("tag:happens-once", 1)),
            Throws.TypeOf<OrchestrixConfigurationException>().With.Message.Contains("'Endless' (Orchestrix.Tests.Runs.StreamTests.Steps.Endless) was given retries or a timeout, but its calls happen once, since it returns a stream.")
                .And.Message.Contains("The task 'Endless' has the limit 'few', but its calls happen once and nothing stands before them, since it returns a stream.")
                .And.Message.Contains("The task 'Endless' has a cache, but")
                .And.Message.Contains("The task 'ByReference' has the limit 'tag:happens-once' by a tag, but its calls happen once and nothing stands before them, since its parameter 'x' is passed by ref."));

    [Test]
    public void Stream_ByHandWithRetries_SaysThatItHappensOnce() =>
        Assert.That(
            () => Tracked.Task(new TaskAttribute("once by hand") { Retries = 1 }).Stream(1, static (count, token) => Steps.Names(count, token: token)),
            Throws.InvalidOperationException.With.Message.Contains("'once by hand' has retries, a timeout, limits or a cache, but a stream happens once"));

    [Task(Tags = ["happens-once"])]
    internal static void ByReference(ref int x) => x++;

    [Task]
    static async IAsyncEnumerable<IServiceProvider> Scopes([FromServices] IServiceProvider services = null!)
    {
        yield return services;
        await Task.Yield();
        yield return Orchestrix.Runtime.V1.CallServices.Required<IServiceProvider>("services");
    }

    [Task]
    static async IAsyncEnumerable<string?> Spans()
    {
        yield return Activity.Current?.DisplayName;
        await Task.Yield();
        yield return Activity.Current?.DisplayName;
    }
}
