using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class AttributeHookTests
{
    static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, System.Collections.Concurrent.ConcurrentQueue<string>> Told = new();

    static void Say(Run run, string line) => Told.GetOrAdd(run.Id, _ => new()).Enqueue(line);

    static class Hooked
    {
        [Flow(OnRunning = nameof(Began), OnCompletion = $"{nameof(Tell)}, {nameof(TellLater)}", OnFailure = nameof(Failed))]
        internal static int HookedByAttribute(bool fails) => fails ? throw new InvalidOperationException("no") : Inner();

        [Task(OnCompletion = nameof(TellOfTask))] static int Inner() => 1;

        static void Began(Run run) => Say(run, "began");

        static void Tell(FlowRun run, RunState state) => Say(run, $"told {state.Name} of {run.Flow.Name}");

        static async ValueTask TellLater(RunState state, FlowRun run)
        {
            await Task.Yield();
            Say(run, $"told {state.Name} later");
        }

        internal static Task Failed(FlowRun run, RunState state)
        {
            Say(run, $"told {state.Message}");
            return Task.CompletedTask;
        }

        static void TellOfTask(TaskRun run, RunState state) => Say(run, $"task {state.Name}");
    }

    [Test]
    public async Task Completion_HooksOfTheAttribute_AreCalledInOrderAndBeforeThoseOfTheApplication()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureFlow(() => Hooked.HookedByAttribute(false), f => f.OnCompletion((run, _) => Say(run, "application"))));

        Hooked.HookedByAttribute(false);
        await host.WaitForIdleAsync();

        Assert.That(Told[host.FlowRuns.Single().Id], Is.EqualTo(new[] { "began", "told Completed of HookedByAttribute", "told Completed later", "application" }));
        Assert.That(Told[host.TaskRuns.Single().Id], Is.EqualTo(new[] { "task Completed" }));
    }

    [Test]
    public async Task Failure_HookOfTheAttribute_IsCalledWithTheState()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.Throws<InvalidOperationException>(() => Hooked.HookedByAttribute(true));
        await host.WaitForIdleAsync();

        Assert.That(Told[host.FlowRuns.Single().Id], Is.EqualTo(new[] { "began", "told InvalidOperationException: no" }));
    }
}
