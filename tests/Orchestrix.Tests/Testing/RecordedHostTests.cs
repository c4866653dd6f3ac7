using Orchestrix.Automations;
using Orchestrix.Automations.Simulations;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

/// <summary>What a host had is a fixture: automations fire in a simulation as they fired live.</summary>
public sealed class RecordedHostTests
{
    static readonly Automation[] Automations =
    [
        new("done", When.Flow(() => Shop.Total(0, default)).Completes(), Then.Notify("console", "done")),
        new("slow", When.FlowRun.Stays(StateType.Running).For(1.Hours()), Then.Notify("console", "slow")),
        new("two late", When.Event("order.late").Times(2).Within(5.Minutes()).ForEach("orchestrix.resource.id"), Then.Notify("console", "two")),
        new("silent", When.Event("beat").DoesNotHappenWithin(40.Minutes()), Then.Notify("console", "silent")),
        new("echo", When.Event(AutomationEventNames.Triggered.Text).Where("orchestrix.resource.name", "two late"), Then.Notify("console", "echo")),
    ];

    [Test]
    public async Task Simulation_OverTheEventsOfAHost_FiresAsTheHostDid()
    {
        await using var host = await LiveAsync();

        var result = Simulation.Run(Automations, host.Events, new SimulationOptions { From = host.Events[0].Received, Until = host.Time.GetUtcNow() });

        Assert.That(result.Firings.Select(f => (f.Automation.Name, f.At)), Is.EquivalentTo(host.Firings.Select(f => (f.Automation, f.Time))));
        Assert.That(result.Firings.Select(f => f.Automation.Name).Distinct(), Is.EquivalentTo(Automations.Select(a => a.Name)), "each of them fired");
    }

    [Test]
    public async Task Simulation_OverARecordingOfAHost_FiresAsTheHostDid()
    {
        await using var host = await LiveAsync();
        var fixture = EventRecording.Write(host.Events);

        var result = Simulation.Run(Automations, EventRecording.Parse(fixture), new SimulationOptions { Until = host.Time.GetUtcNow() });

        Assert.That(result.Firings.Select(f => (f.Automation.Name, f.At)), Is.EquivalentTo(host.Firings.Select(f => (f.Automation, f.Time))));
    }

    static async Task<OrchestrixTestHost> LiveAsync()
    {
        var host = OrchestrixTestHost.Start(o => Array.ForEach(Automations, a => o.AddAutomation(a)));
        host.Host.Publisher.Emit(new NewEvent("begin", "x.1"));
        await Shop.Total(2);
        using CancellationTokenSource ends = new();
        var waiting = Shop.Wait(2.Hours(), host.Time, ends.Token);
        foreach (var order in new[] { 1, 2, 1, 2 })
        {
            host.Host.Publisher.Emit(new NewEvent("order.late", $"order.{order}"));
            await host.AdvanceAsync(1.Minutes());
        }

        await host.AdvanceAsync(70.Minutes());
        host.Host.Publisher.Emit(new NewEvent("beat", "x.1"));
        await host.AdvanceAsync(2.Hours());
        await waiting;
        return host;
    }
}
