using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class RunNameTests
{
    internal sealed record Order(int Id, string? Customer);

    static class Steps
    {
        [Flow(RunName = "build {num}", Version = "2")]
        public static async Task BuildNamed(int num)
        {
            await Ship(new Order(num, "Ada"));
            await Ship(new Order(num, null));
        }

        [Task(RunName = "ship {order.Id} to {order.Customer}, {{now}}")]
        public static Task Ship(Order order) => Task.CompletedTask;

        [Task(RunName = "{text}")] public static void Blank(string text) { }

        [Flow(Retries = 1, RunName = "again {calls.Length}")]
        public static void AgainNamed(int[] calls)
        {
            Ship(new Order(1, "Bob")).GetAwaiter().GetResult();
            if (calls[0]++ == 0) throw new InvalidOperationException("once");
        }
    }

    [Test]
    public async Task Run_WithANameOverItsParameters_IsCalledSo()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.BuildNamed(7);

        Assert.That(host.FlowRuns.Single().Name, Is.EqualTo("build 7"));
        Assert.That(host.TaskRuns.Select(r => r.Name), Is.EqualTo(new[] { "ship 7 to Ada, {now}", "ship 7 to , {now}" }));
        Assert.That(host.Events[0].Resource["orchestrix.resource.name"], Is.EqualTo("build 7"));
    }

    [Test]
    public async Task Run_WithoutTheTestKit_IsCalledSoToo()
    {
        await using var fixture = RunFixture.Start();

        await Steps.BuildNamed(7);

        Assert.That(fixture.Events().OfType<RunStateChanged>().First().Run.Name, Is.EqualTo("build 7"));
    }

    [Test]
    public async Task Run_WhoseNameComesOutEmpty_HasTheUsualOne()
    {
        await using var host = OrchestrixTestHost.Start();

        Steps.Blank(" ");

        Assert.That(host.TaskRuns.Single().Name, Is.EqualTo("Blank-0"));
    }

    [Test]
    public async Task Started_AndRemembered_HaveTheirNames()
    {
        await using var host = OrchestrixTestHost.Start();

        Steps.AgainNamed([0]);

        Assert.That(host.FlowRuns.Single().Name, Is.EqualTo("again 1"));
        Assert.That(host.TaskRuns.Select(r => $"{r.Name}: {r.State.Name}"), Is.EqualTo(new[] { "ship 1 to Bob, {now}: Completed", "ship 1 to Bob, {now}: Cached" }));
    }

    [Test]
    public async Task StartAsync_OfANamedFlow_NamesTheRunBeforeItBegins()
    {
        await using var fixture = RunFixture.Start();

        var run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Steps.BuildNamed(3)), new StartOptions());

        Assert.That(run.Name, Is.EqualTo("build 3"));
        await run.Completion;
    }

    [Test]
    public async Task Definition_WithAVersion_SaysIt()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.BuildNamed(1);

        Assert.That(host.FlowRuns.Single().Definition.Version, Is.EqualTo("2"));
    }
}
