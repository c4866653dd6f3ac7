using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Hosting;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runtime.V1;

namespace Orchestrix.Testing;

/// <summary>
/// Orchestrix for one test: in memory, with a clock of its own, and with everything recorded. Flows and tasks that the test calls are tracked by it. Any
/// number of hosts may exist at once, also in one test; none sees the runs of another. May be used from any thread.
/// </summary>
/// <remarks>
/// <para>
/// The host is found through the execution context. What flows on from where it was started is tracked: the rest of the test, whatever it awaits or starts.
/// It does not flow out of an asynchronous method, such as an async set-up: start the host in the test or in a synchronous set-up, or call
/// <see cref="EnterScope"/> in the test.
/// </para>
/// <para>
/// Time passes by itself: when the log is read, no action executes, the test waits, and every live run waits for a timer of the host, then the clock jumps
/// to the next timer. See <see cref="AutoAdvance"/>.
/// </para>
/// </remarks>
public sealed partial class OrchestrixTestHost : IAsyncDisposable
{
    readonly ServiceProvider services;
    readonly OrchestrixHost host;
    readonly Recorder recorder;
    readonly Clockwork clockwork;
    readonly TestScope scope;
    bool disposed;

    OrchestrixTestHost(ServiceProvider services)
    {
        this.services = services;
        host = services.GetRequiredService<OrchestrixHost>();
        Time = services.GetRequiredService<VirtualTime>();
        recorder = new Recorder(services.GetRequiredService<ILog>());
        Pulse pulse = new();
        Clockwork? made = null;
        ExecutionBoard board = new(Time, isTestOnly => made?.Notice(isTestOnly));
        Time.Board = board;
        Time.Changed = pulse.Set;
        var activities = TestServices.ActivitiesOf(services);
        foreach (var activity in activities) activity.BecameIdle += () => made?.Notice(false);
        clockwork = made = new Clockwork(board, Time, host.Engine, new Stillness(board, Time, host.Engine, activities), pulse);
        host.Engine.Probe = board;
        Board = board;
        host.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        clockwork.Start();
        scope = new TestScope(host.Engine, board);
    }

    /// <summary>The clock. Hand it to what waits or asks for the time; code made by the host's services gets it as <see cref="TimeProvider"/>.</summary>
    public VirtualTime Time { get; }

    /// <summary>The host's services, with what the test has put in their place.</summary>
    public IServiceProvider Services => services;

    /// <summary>The host as an application would see it.</summary>
    public OrchestrixHost Host => host;

    internal ExecutionBoard Board { get; }

    /// <summary>Starts a host. From here on, what this test calls is tracked by it, until it is disposed.</summary>
    /// <param name="configure">Adds automations, channels, options, and services or mocks of them.</param>
    /// <returns>The host, to be disposed by the test.</returns>
    /// <exception cref="OrchestrixConfigurationException">Something that was added is wrong; all mistakes are told.</exception>
    /// <remarks>The compiler sends the call to the overload with a catalog of the flows of this project and of its references.</remarks>
    /// <example>
    /// <code>
    /// [Test]
    /// public async Task BuildNames_WhenTheServiceFailsOnce_TriesAgain()
    /// {
    ///     await using var host = OrchestrixTestHost.Start();
    ///     host.Fake(() => Names.Fetch(default!, default)).Throws(new HttpRequestException()).Returns("Ada");
    ///
    ///     await Names.BuildNames(1);
    ///
    ///     Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Completed));
    /// }
    /// </code>
    /// </example>
    [EntryPoint]
    public static OrchestrixTestHost Start(Action<OrchestrixBuilder>? configure = null) => Start(configure, new FlowCatalog());

    /// <summary>Starts a host with the flows that a catalog names. Called by generated code.</summary>
    /// <param name="configure">Adds automations, channels, options, and services or mocks of them.</param>
    /// <param name="catalog">The flows and tasks that exist.</param>
    /// <returns>The host, to be disposed by the test.</returns>
    /// <exception cref="OrchestrixConfigurationException">Something that was added is wrong; all mistakes are told.</exception>
    public static OrchestrixTestHost Start(Action<OrchestrixBuilder>? configure, FlowCatalog catalog) => new(TestServices.Build(configure, catalog));

    /// <summary>Lets this host track the calls made until the scope is disposed, in this flow of control and what it starts. Needed where the host was started elsewhere.</summary>
    /// <returns>The scope, to be disposed where it was entered.</returns>
    public IDisposable EnterScope() => new TestScope(host.Engine, Board);

    /// <summary>Cancels what still runs, lets it end, and completes the event stream. What was recorded can still be read. Where the host was started, calls go to whom they went before.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        if (disposed) return default;
        disposed = true;
        scope.Dispose(); // here, because an asynchronous method could not change its caller's context
        return new ValueTask(StopAsync());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{FlowRuns.Count} flow runs, {TaskRuns.Count} task runs, {Events.Count} events at {Time}";

    async Task StopAsync()
    {
        var control = services.GetRequiredService<RunControl>();
        foreach (var run in host.Engine.LiveFlowRuns) control.Cancel(run, "The test has ended.");
        try
        {
            await clockwork.DrainAsync().ConfigureAwait(false);
        }
        catch (OrchestrixException) // a body that neither ends nor waits: it must not hide how the test itself ended
        {
        }

        await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        clockwork.Dispose();
        _ = recorder.Events;
        await services.DisposeAsync().ConfigureAwait(false);
    }
}
