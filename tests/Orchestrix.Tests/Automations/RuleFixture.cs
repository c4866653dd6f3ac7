using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Channels;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Storage;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations;

/// <summary>The rules over a log in memory, without a host: virtual time, and actions when they are asked for.</summary>
sealed class RuleFixture : IDisposable
{
    public static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ServiceProvider services;

    public RuleFixture(params IEnumerable<Automation> automations) : this(automations, null) { }

    public RuleFixture(IEnumerable<Automation> automations, Action<RuleFixture>? configure, Action<IServiceCollection>? register = null)
    {
        ServiceCollection collection = new();
        register?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Time = new FakeTimeProvider(Origin);
        RunOptions runs = new();
        MemoryRunStore store = new(new MemoryStoreOptions(), runs);
        Log = new MemoryLog(new MemoryStoreOptions(), Time, store);
        Runs = new RunEngine(Log, Time, runs, NullLoggerFactory.Instance);
        Starter = new RunStarter(Runs);
        Control = new RunControl(Runs, store);
        configure?.Invoke(this);
        Automations = new AutomationControl(
            Log, Time, new Lazy<AutomationEngine>(() => Engine!), new Lazy<ActionValidation>(() => new ActionValidation { Channels = new NotificationChannels([Channel]) }));
        Dispatcher = new ActionDispatcher(
            Log, Time,
            new ActionServices { Runs = Starter, RunControl = Control, Automations = Automations, Channels = new NotificationChannels([Channel]), Services = services, Engine = Runs },
            Options, new NullLogger<ActionDispatcher>(), Counters);
        Engine = new AutomationEngine(Log, Time, automations, Options, new NullLogger<AutomationEngine>(), Counters) { Execute = Dispatcher.Take };
        Engine.Start();
    }

    public FakeTimeProvider Time { get; }

    public ILog Log { get; }

    public AutomationEngine Engine { get; }

    public ActionDispatcher Dispatcher { get; }

    public AutomationControl Automations { get; }

    public AutomationCounters Counters { get; } = new();

    public AutomationOptions Options { get; } = new();

    public InMemoryChannel Channel { get; } = new("ops");

    public RunEngine Runs { get; }

    public IRunStarter Starter { get; set; }

    public IRunControl Control { get; set; }

    /// <summary>Everything that is in the log, as events.</summary>
    public List<OrchestrationEvent> Events()
    {
        List<OrchestrationEvent> events = [];
        foreach (var record in Records())
            if (record.Entry is EventEntry entry)
                for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++) events.Add(entry.ToEvent(record, part));
        return events;
    }

    public IEnumerable<Firing> Firings() => Records().Select(r => r.Entry).OfType<AutomationFired>();

    public IEnumerable<double> FiredAt() => Firings().Select(f => (f.Fired - Origin).TotalSeconds);

    public OrchestrationEvent Emit(string name, string resourceId = "thing.1", Causation? cause = null) =>
        new EventPublisher(Log, Time, new Context(cause)).Emit(new NewEvent(name, resourceId));

    public void AdvanceTo(double seconds)
    {
        var by = Origin.AddSeconds(seconds) - Time.GetUtcNow();
        if (by > TimeSpan.Zero) Time.Advance(by);
    }

    /// <summary>Waits until nothing executes; the pool's threads decide when, so this gives way and looks again.</summary>
    public async Task SettleAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (!(Engine.IsIdle && Dispatcher.IsIdle))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Waits until something is so that other threads bring about.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await SettleAsync();
    }

    /// <summary>Lets calls in this flow of control be tracked here.</summary>
    public void Enter() => Ambient.Current = new EngineScope(Runs);

    public void Dispose()
    {
        Engine.Dispose();
        Automations.Dispose();
        Dispatcher.Dispose();
        services.Dispose();
    }

    List<LogRecord> Records()
    {
        List<LogRecord> all = [];
        var records = new LogRecord[256];
        using var cursor = Log.OpenCursor(new CursorOptions { After = 0, Wake = () => { } });
        int read;
        while ((read = cursor.Read(records)) > 0) all.AddRange(records.AsSpan(0, read));
        return all;
    }

    sealed class Context(Causation? cause) : IEmissionContext
    {
        public IReadOnlyList<Resource> Related => [];

        public Causation? Cause => cause;
    }
}
