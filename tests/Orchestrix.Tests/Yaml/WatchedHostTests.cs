using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Hosting;
using Orchestrix.Yaml.Files;

namespace Orchestrix.Tests.Yaml;

/// <summary>A host that was asked to watch does so from its start to its stop.</summary>
public sealed class WatchedHostTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Start_WithWatch_FollowsTheFilesUntilItStops(bool atTheSameTime)
    {
        using TemporaryFolder folder = new();
        folder.Write("automations/a.yaml", Yaml("one"));
        FakeTimeProvider time = new();
        Changes changes = new();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Path, DisableDefaults = true });
        OrchestrixSetup.Of(builder.Services).IsAmbient = false;
        builder.Services.Configure<HostOptions>(o => o.ServicesStartConcurrently = atTheSameTime);
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton<IFileChanges>(changes);
        builder.Services.AddOrchestrix(o => o.AddAutomationsFrom("automations/*.yaml", watch: true));
        using var host = builder.Build();
        await host.StartAsync();
        var automations = host.Services.GetRequiredService<OrchestrixHost>().Automations;
        var watch = host.Services.GetServices<IHostedService>().OfType<AutomationFileWatch>().Single();
        time.Advance(TimeSpan.Zero);
        await watch.Work;

        folder.Write("automations/b.yaml", Yaml("two"));
        changes.Changed!();
        time.Advance(AutomationFileWatch.Quiet);
        await watch.Work;

        Assert.That(changes.Watched, Is.EqualTo((Path.Combine(folder.Path, "automations"), false)));
        Assert.That(automations.All.Select(a => a.Automation.Name), Is.EquivalentTo(new[] { "one", "two" }));

        await host.StopAsync();

        Assert.That(changes.IsEnded);
        Assert.That(() => changes.Changed!(), Throws.Nothing, "the system tells late");
    }

    static string Yaml(string name) => $"name: {name}\ntrigger: {{expect: [a]}}\nactions: [{{type: do-nothing}}]\n";

    sealed class Changes : IFileChanges, IDisposable
    {
        public Action? Changed { get; private set; }

        public (string, bool) Watched { get; private set; }

        public bool IsEnded { get; private set; }

        public IDisposable Watch(string folder, bool isDeep, Action changed)
        {
            Watched = (folder, isDeep);
            Changed = changed;
            return this;
        }

        public void Dispose() => IsEnded = true;
    }
}
