using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Events;
using Orchestrix.Hosting;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

/// <summary>A host of its own, without the test kit, whose scope is open while the fixture lives.</summary>
sealed class RunFixture : IAsyncDisposable
{
    readonly ServiceProvider services;
    readonly IDisposable scope;
    long seen;

    RunFixture(ServiceProvider services)
    {
        this.services = services;
        Host = services.GetRequiredService<OrchestrixHost>();
        foreach (var service in services.GetServices<IHostedService>()) service.StartAsync(default).GetAwaiter().GetResult();
        scope = Host.EnterScope();
    }

    public OrchestrixHost Host { get; }

    public ILog Log => services.GetRequiredService<ILog>();

    public FakeTimeProvider Time => (FakeTimeProvider)services.GetRequiredService<TimeProvider>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static RunFixture Start(Action<OrchestrixBuilder>? configure = null)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddOrchestrix(configure);
        OrchestrixSetup.Of(services).IsAmbient = false;
        return new RunFixture(services.BuildServiceProvider());
    }

    /// <summary>Everything that is in the log, as events.</summary>
    public List<OrchestrationEvent> Events()
    {
        List<OrchestrationEvent> events = [];
        var records = new LogRecord[256];
        using var cursor = Log.OpenCursor(new CursorOptions { After = 0, Wake = () => { } });
        int read;
        while ((read = cursor.Read(records)) > 0)
            foreach (var record in records.AsSpan(0, read))
                if (record.Entry is EventEntry entry)
                    for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++) events.Add(entry.ToEvent(record, part));
        return events;
    }

    /// <summary>Waits until a new event fits, or something else has ended.</summary>
    public async Task UntilAsync(Func<OrchestrationEvent, bool> fits, Task orEnded)
    {
        using CancellationTokenSource enough = new();
        var found = FindAsync(enough.Token);
        await Task.WhenAny(found, orEnded);
        await enough.CancelAsync();

        async Task FindAsync(CancellationToken cancellationToken)
        {
            await foreach (var e in Host.Events.ReadAsync(seen, cancellationToken))
            {
                seen = e.Position;
                if (fits(e)) return;
            }
        }
    }

    /// <summary>The state names that the runs of a definition went through, one line a run.</summary>
    public List<string> StatesOf(string name) =>
    [
        .. Events().OfType<RunStateChanged>().Where(e => e.Run.Definition.Name == name).GroupBy(e => e.Run.Id)
            .Select(g => string.Join(" ", g.Select(e => e.State.Name))),
    ];

    /// <summary>Waits until something that other threads bring about is so; the test's own time limit ends the waiting.</summary>
    public async Task Drained(Func<bool> isSo)
    {
        while (!isSo()) await Task.Yield();
    }

    public async Task StopAsync()
    {
        foreach (var service in services.GetServices<IHostedService>()) await service.StopAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        scope.Dispose();
        await StopAsync();
        await services.DisposeAsync();
    }
}
