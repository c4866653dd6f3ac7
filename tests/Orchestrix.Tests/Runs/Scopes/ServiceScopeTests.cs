using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Hosting;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Scopes;

/// <summary>Which services code is given, and how long they live.</summary>
public sealed partial class ServiceScopeTests
{
    internal sealed class Made
    {
        int count;

        public List<Connection> All { get; } = [];

        public int Next(Connection connection)
        {
            lock (All) All.Add(connection);
            return Interlocked.Increment(ref count);
        }
    }

    internal sealed class Connection : IAsyncDisposable
    {
        public Connection(Made made) => Number = made.Next(this);

        public int Number { get; }

        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }

    internal sealed class Importer(Connection connection)
    {
        [Flow("Import on an object")]
        public async Task<int> Import(int more, [FromServices] Connection same = null!)
        {
            await Task.Yield();
            Assert.That(same, Is.SameAs(connection));
            return connection.Number + more;
        }

        [Flow("Import twice on an object", Retries = 1)]
        public async Task<string> ImportTwice()
        {
            await Task.Yield();
            return connection.Number > 1 ? $"{connection.Number}, and before: {RunContext.Current.Run!.RunCount}" : throw new InvalidOperationException("again");
        }

        [Flow("Import nothing on an object")] public void Nothing() => Count++;

        public static int Count { get; private set; }
    }

    [Flow("Take a connection")] static async Task<(int, int)> Take([FromServices] Connection connection = null!) => (connection.Number, await Use(1));

    [Task]
    static async Task<int> Use(int n, [FromServices] Connection connection = null!)
    {
        await Task.Yield();
        return connection.Number * n;
    }

    [Task(Retries = 1)] static int UseTwice([FromServices] Connection connection = null!) => connection.Number == 1 ? throw new InvalidOperationException("again") : connection.Number;

    [Task] static string Maybe([FromServices] Uri? missing = null) => missing?.ToString() ?? "none";

    [Task] static int NeedsMissing([FromServices] Uri missing = null!) => missing.Port;

    [Task] static string Keyed([FromKeyedServices("b")] string text = null!) => text;

    [Flow("Remember what was used", Retries = 1)]
    static async Task<int> Remember()
    {
        var number = await Use(10);
        return RunContext.Current.Run!.RunCount == 1 ? throw new InvalidOperationException("again") : number;
    }

    static RunFixture Start() => RunFixture.Start(o => Add(o.Services));

    static void Add(IServiceCollection services) =>
        services.AddSingleton<Made>().AddScoped<Connection>().AddScoped<Importer>().AddKeyedSingleton("a", "A").AddKeyedSingleton("b", "B");

    static async Task<FlowRun> StartedAsync(RunFixture fixture, CapturedCall call)
    {
        var run = await fixture.Get<IRunStarter>().StartAsync(call, new StartOptions());
        await run.Completion;
        return run;
    }

    [Test]
    public async Task StartedRun_OnAServiceOfItsScope_GetsOneScopeThatEndsWithIt()
    {
        await using var fixture = Start();

        var run = await StartedAsync(fixture, CallCapture.Record((Importer importer) => importer.Import(10)));

        Assert.That(run.Result, Is.EqualTo(11), $"{run.State} {run.Exception}");
        Assert.That(fixture.Get<Made>().All, Has.One.Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public async Task StartedRun_WithARetry_GetsANewScopeForEachAttempt()
    {
        await using var fixture = Start();

        var run = await StartedAsync(fixture, CallCapture.Record((Importer importer) => importer.ImportTwice()));

        Assert.That(run.Result, Is.EqualTo("2, and before: 2"), $"{run.State} {run.Exception}");
        Assert.That(fixture.Get<Made>().All, Has.Exactly(2).Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public async Task StartedRun_OfAVoidFlow_IsCalledOnTheService()
    {
        await using var fixture = Start();
        var before = Importer.Count;

        var run = await StartedAsync(fixture, CallCapture.Record((Importer importer) => importer.Nothing()));

        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(Importer.Count, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task StartedRun_OnAServiceThatIsMissing_FailsAndNamesIt()
    {
        await using var fixture = RunFixture.Start();

        var run = await StartedAsync(fixture, CallCapture.Record((Importer importer) => importer.Nothing()));

        Assert.That(run.State.Type, Is.EqualTo(StateType.Failed));
        Assert.That(run.State.Message, Does.Contain("Importer").And.Contains("services.AddScoped<Importer>()"));
    }

    [Test]
    public async Task DirectCall_ThatTakesAService_GetsAScopeThatItsTasksShare()
    {
        await using var fixture = Start();

        var numbers = await Take();

        Assert.That(numbers, Is.EqualTo((1, 1)));
        Assert.That(fixture.Get<Made>().All, Has.One.Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public async Task DirectCall_WithTheServicePassed_UsesThat()
    {
        await using var fixture = Start();
        Connection own = new(new Made());

        await Use(1, own);

        Assert.That(own.IsDisposed, Is.False);
        Assert.That(fixture.Get<Made>().All, Is.Empty);
    }

    [Test]
    public async Task DirectCall_OfASynchronousTaskWithARetry_GetsANewScopeForEachAttempt()
    {
        await using var fixture = Start();

        Assert.That(UseTwice(), Is.EqualTo(2));
        Assert.That(fixture.Get<Made>().All, Has.Exactly(2).Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public async Task DirectCall_OfARememberedTask_IsKnownWithoutItsService()
    {
        await using var fixture = Start();

        Assert.That(await Remember(), Is.EqualTo(10));
        Assert.That(fixture.Get<Made>().All, Has.One.Items);
    }

    [Test]
    public async Task Parameter_ThatMayBeNull_StaysItWithoutService()
    {
        await using var fixture = Start();

        Assert.That(Maybe(), Is.EqualTo("none"));
    }

    [Test]
    public async Task Parameter_WithAKey_GetsTheServiceOfThatKey()
    {
        await using var fixture = Start();

        Assert.That(Keyed(), Is.EqualTo("B"));
    }

    [Test]
    public async Task Parameter_WithoutService_FailsAndNamesIt()
    {
        await using var fixture = Start();

        var outcome = Run.Try(() => NeedsMissing());

        Assert.That(outcome.State.Message, Does.Contain("The parameter 'missing' of 'NeedsMissing' comes from services, which have no Uri."));
    }

    [Test]
    public void Parameter_WithoutHost_FailsAndSaysSo()
    {
        using var nowhere = ExecutionContext.SuppressFlow();

        Assert.That(() => NeedsMissing(), Throws.InstanceOf<OrchestrixException>().With.Message.Contains("no host tracks the call"));
    }

    [Test]
    public async Task InNewScope_OfAnObject_GivesOneAndDisposesItsScope()
    {
        await using var fixture = Start();

        var result = await Run.InNewScopeAsync((Importer importer) => importer.Import(5));

        Assert.That(result, Is.EqualTo(6));
        Assert.That(fixture.Get<Made>().All, Has.One.Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public async Task InNewScope_InsideOfARun_HidesTheRunsScopeOnlyInside()
    {
        await using var fixture = Start();
        var seen = await Nested();

        Assert.That(seen, Is.EqualTo("1 2 1"));
        Assert.That(fixture.Get<Made>().All, Has.Exactly(2).Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Flow("Nest scopes")]
    static async Task<string> Nested([FromServices] Connection outer = null!)
    {
        var inner = await Run.InNewScopeAsync(async () => await Use(1));
        var sync = Run.InNewScope((Made made) => made.All.Count);
        return $"{outer.Number} {inner} {(ReferenceEquals(RunContext.Current.Services!.GetService(typeof(Connection)), outer) && sync == 2 ? 1 : 0)}";
    }

    [Test]
    public async Task InNewScope_WhoseBodyThrows_DisposesItsScope()
    {
        await using var fixture = Start();

        Assert.That(() => Run.InNewScope((Connection _) => throw new InvalidOperationException("no")), Throws.InvalidOperationException);
        Assert.That(fixture.Get<Made>().All, Has.One.Items.And.All.Property(nameof(Connection.IsDisposed)).True);
    }

    [Test]
    public void InNewScope_WithoutHost_FailsAndSaysWhatToDo() =>
        Assert.That(() => Run.InNewScope(() => { }), Throws.InstanceOf<OrchestrixException>().With.Message.Contains("host.EnterScope()"));

    [Test]
    public async Task Services_OfARunWithoutScope_AreNull()
    {
        await using var fixture = Start();

        Assert.That(RunContext.Current.Services, Is.Null);
        Assert.That(Bare(), Is.True);
    }

    [Task] static bool Bare() => RunContext.Current.Services is null;

    [Test]
    public async Task Automation_ThatStartsAFlowOnAService_StartsItInAScope()
    {
        await using var fixture = RunFixture.Start(o =>
        {
            Add(o.Services);
            o.AddAutomation("import", When.Event("file.came"), Then.RunFlow((Importer importer) => importer.Import(20)));
        });
        TaskCompletionSource<object?> ended = new();
        using var _ = fixture.Host.Events.Subscribe(e =>
        {
            if (e is RunStateChanged { Run: FlowRun { State.IsTerminal: true } run }) ended.TrySetResult(run.Result);
        });

        fixture.Host.Publisher.Emit(new("file.came", "file.1"));

        Assert.That(await ended.Task, Is.EqualTo(21));
    }

    [Test]
    public void Automation_ThatStartsAFlowOnAMissingService_IsRefusedAtTheStart() =>
        Assert.That(
            () => RunFixture.Start(o => o.AddAutomation("import", When.Flow((Importer i) => i.Import(1)).Completes(), Then.RunFlow((Importer importer) => importer.Import(20)))),
            Throws.InstanceOf<OrchestrixConfigurationException>().With.Message.Contains("services.AddScoped<Importer>()"));

    [Test]
    public async Task Document_ThatStartsAFlowOnAService_StartsItInAScope()
    {
        await using var fixture = RunFixture.Start(o =>
        {
            Add(o.Services);
            o.AddAutomationsFromJson("""{ "name": "import", "trigger": { "expect": ["file.read"] }, "actions": [{ "type": "run-flow", "flow": "Import on an object", "parameters": { "more": 30 } }] }""");
        });
        TaskCompletionSource<object?> ended = new();
        using var _ = fixture.Host.Events.Subscribe(e =>
        {
            if (e is RunStateChanged { Run: FlowRun { State.IsTerminal: true } run }) ended.TrySetResult(run.Result);
        });

        fixture.Host.Publisher.Emit(new("file.read", "file.1"));

        Assert.That(await ended.Task, Is.EqualTo(31));
    }
}
