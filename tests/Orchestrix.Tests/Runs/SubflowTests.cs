using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class SubflowTests
{
    static class Steps
    {
        static readonly AsyncLocal<int[]> Counts = new();

        [Flow(Retries = 1, OnInputChanged = InputChange.Rerun)]
        public static async Task<string> ParentOfSubflows(int[] counts)
        {
            Counts.Value = counts;
            return await Child("good") + await Child("bad");
        }

        [Flow("subflow-child", Tags = ["child"])]
        public static async Task<string> Child(string name)
        {
            await Leaf(name);
            var calls = ++Counts.Value![name == "good" ? 0 : 1];
            return name == "bad" && calls == 1 ? throw new InvalidOperationException(name) : name;
        }

        [Task] public static Task<string> Leaf(string name) => Task.FromResult(name);

        [Task] public static async Task<string> Between() => await Alone("below a task");

        [Flow("subflow-alone")] public static Task<string> Alone(string name) => Task.FromResult(name);
    }

    [Test]
    public async Task Flow_CalledInAFlow_IsARunBelowItAndItsEventsSaySo()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.ParentOfSubflows([0, 1]);

        var (parent, child) = (host.FlowRuns[0], host.FlowRuns[1]);
        Assert.That(child.Parent, Is.SameAs(parent));
        var related = host.Events.OfType<RunStateChanged>().First(e => e.Run == child).Related;
        Assert.That(related.Single(r => r["orchestrix.resource.role"] == "parent-flow-run").Id, Is.EqualTo($"orchestrix.flow-run.{parent.Id}"));
    }

    [Test]
    public async Task Flow_CalledInATask_IsARunBelowTheTaskAndItsEventsSaySo()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.Between();

        var child = host.FlowRuns.Single();
        Assert.That(child.Parent, Is.SameAs(host.TaskRuns.Single()));
        var related = host.Events.OfType<RunStateChanged>().First(e => e.Run == child).Related;
        Assert.That(related.Single(r => r["orchestrix.resource.role"] == "task-run").Id, Is.EqualTo($"orchestrix.task-run.{host.TaskRuns.Single().Id}"));
    }

    [Test]
    public async Task Parent_Retried_ReusesTheFinishedSubflowAndRunsTheFailedOneAfresh()
    {
        await using var host = OrchestrixTestHost.Start();
        int[] counts = [0, 0];

        Assert.That(await Steps.ParentOfSubflows(counts), Is.EqualTo("goodbad"));

        Assert.That(counts, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(host.FlowRuns.Where(r => r.Parent is not null).Select(r => r.State.Name), Is.EqualTo(new[] { "Completed", "Failed", "Cached", "Completed" }));
        Assert.That(host.FlowRuns[4].Id, Is.Not.EqualTo(host.FlowRuns[2].Id));
    }
}
