using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix.Hosting;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

/// <summary>Calls without a context belong to the only host of the process. These tests change what the whole process sees, so nothing runs beside them.</summary>
[NonParallelizable]
public sealed partial class AmbientHostTests
{
    [Flow] static int AmbientFlow() => AmbientTask();

    [Task] static int AmbientTask() => 1;

    [Test]
    public async Task Call_OneHost_IsTrackedByIt()
    {
        await using var host = await AppHost.StartAsync();

        AmbientFlow();

        Assert.That(await host.FlowRunsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Call_AfterTheHostHasStopped_IsUntracked()
    {
        var host = await AppHost.StartAsync();
        await host.DisposeAsync();

        Assert.That(AmbientFlow(), Is.EqualTo(1));
    }

    [Test]
    public async Task Call_SeveralHosts_IsUntrackedAndCountedByTheStrictest()
    {
        await using var first = await AppHost.StartAsync();
        await using var second = await AppHost.StartAsync(o => o.ConfigureRuns(r => r.OnUntracked = UntrackedCall.Allow));

        AmbientFlow();

        Assert.That(await first.FlowRunsAsync() + await second.FlowRunsAsync(), Is.Zero);
        Assert.That(first.Counters.UntrackedCalls, Is.EqualTo(2), "the flow and its task");
    }

    [Test]
    public async Task Call_SeveralHostsOfWhichOneThrows_ThrowsBeforeTheBody()
    {
        await using var first = await AppHost.StartAsync();
        await using var second = await AppHost.StartAsync(o => o.ConfigureRuns(r => r.OnUntracked = UntrackedCall.Throw));

        var thrown = Assert.Throws<UntrackedCallException>(() => AmbientFlow());

        Assert.That(thrown!.Method, Does.EndWith(".AmbientFlow"));
    }

    [Test]
    public async Task Call_SeveralHostsAndAScope_IsTrackedByThatOfTheScope()
    {
        await using var first = await AppHost.StartAsync();
        await using var second = await AppHost.StartAsync();

        using (second.Host.EnterScope()) AmbientFlow();

        Assert.That((await first.FlowRunsAsync(), await second.FlowRunsAsync()), Is.EqualTo((0, 1)));
    }

    /// <summary>A host as an application has it.</summary>
    sealed class AppHost(ServiceProvider services) : IAsyncDisposable
    {
        public OrchestrixHost Host => services.GetRequiredService<OrchestrixHost>();

        public RunCounters Counters => services.GetRequiredService<RunCounters>();

        public static async Task<AppHost> StartAsync(Action<OrchestrixBuilder>? configure = null)
        {
            ServiceCollection services = [];
            services.AddOrchestrix(configure);
            var provider = services.BuildServiceProvider();
            foreach (var service in provider.GetServices<IHostedService>()) await service.StartAsync(default);
            return new AppHost(provider);
        }

        public async Task<int> FlowRunsAsync()
        {
            var count = 0;
            await foreach (var _ in Host.Runs.FlowRunsAsync()) count++;
            return count;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var service in services.GetServices<IHostedService>()) await service.StopAsync(default);
            await services.DisposeAsync();
        }
    }
}
