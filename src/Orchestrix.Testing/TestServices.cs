using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Automations;
using Orchestrix.Hosting;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runtime.V1;
using Orchestrix.Storage;

namespace Orchestrix.Testing;

/// <summary>Puts the services of a test host together.</summary>
static class TestServices
{
    const int RecordsKept = 1_000_000; // the recorder reads when it is asked, and must then find everything

    public static ServiceProvider Build(Action<OrchestrixBuilder>? configure, FlowCatalog catalog)
    {
        ServiceCollection services = [];
        VirtualTime time = new();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddSingleton<TimeProvider>(time);
        services.AddOrchestrix(null, catalog);
        services.Configure<MemoryStoreOptions>(o => o.Entries = RecordsKept);
        services.Configure<RunOptions>(o =>
        {
            o.OnUntracked = UntrackedCall.Throw;
            o.RandomSeed = 1; // a test that passes once passes again
            o.DrainTimeout = TimeSpan.Zero; // by the virtual clock, which would stand still: the test host drains by itself
        });
        services.Configure<AutomationOptions>(o =>
        {
            o.DrainTimeout = TimeSpan.Zero; // as above
            o.ExplainedDecisions = 10_000; // what fails is to say why
        });
        services.AddOrchestrix(configure, catalog);
        OrchestrixSetup.Of(services).IsAmbient = false;
        return services.BuildServiceProvider();
    }

    /// <summary>What goes on by itself in a host.</summary>
    public static IReadOnlyList<IActivity> ActivitiesOf(IServiceProvider services)
    {
        List<IActivity> activities = [.. services.GetServices<IActivity>()];
        if (services.GetRequiredService<ILog>() is IActivity log && !activities.Contains(log)) activities.Insert(0, log);
        return activities;
    }
}
