using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Actions;

/// <summary>One flow hands its result to the next.</summary>
public sealed class HandOnTests
{
    static class People
    {
        [Flow] public static Task<List<string>> ListNames() => Task.FromResult(new List<string> { "Ada", "Grace" });

        [Flow] public static string GreetAll(IReadOnlyList<string> names, string from) => $"Hello {string.Join(" and ", names)}, from {from}";

        [Flow] public static void DoNothing() { }
    }

    [Test]
    public async Task RunFlow_WithTheResultOfTheEndedRun_HandsItOn()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("greet", When.Flow(() => People.ListNames()).Completes(), Then.RunFlow<List<string>>((run, names) => People.GreetAll(names, run.Definition.Name))));

        await People.ListNames();
        await host.WaitForIdleAsync();
        await host.AdvanceAsync(1.Seconds());

        Assert.That(host.FlowRuns[^1].Result, Is.EqualTo("Hello Ada and Grace, from ListNames"));
    }

    [Test]
    public async Task RunFlow_WithAResultOfAnotherTypeOrNone_FailsAndSaysSo()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("other type", When.Flow(() => People.ListNames()).Completes(), Then.RunFlow<int>((_, number) => People.GreetAll([], $"{number}")))
            .AddAutomation("no result", When.Flow(() => People.DoNothing()).Completes(), Then.RunFlow<int>((_, number) => People.GreetAll([], $"{number}")))
            .AddAutomation("no run", When.Event("a"), Then.RunFlow<int>((_, number) => People.GreetAll([], $"{number}"))));

        await People.ListNames();
        People.DoNothing();
        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ReasonOf(host, "other type"), Does.Contain("List`1[System.String]").And.Contain("takes a System.Int32"));
        Assert.That(ReasonOf(host, "no result"), Does.Contain("returned nothing"));
        Assert.That(ReasonOf(host, "no run"), Does.Contain("no flow run"));
        Assert.That(host.FlowRuns.Any(r => r.State.Type != StateType.Completed), Is.False);
    }

    static string? ReasonOf(OrchestrixTestHost host, string automation) => host.Actions.Single(a => a.Automation == automation && a.Reason is not null).Reason;
}
