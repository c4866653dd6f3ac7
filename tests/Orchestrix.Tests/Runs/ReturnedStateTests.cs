using Orchestrix.Runs;
using Orchestrix.Tasks;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class ReturnedStateTests
{
    static readonly RunState Skipped = new(StateType.Completed, "Skipped", "nothing to do");

    static class Steps
    {
        [Flow] public static RunState AnswerState(RunState state) => state;

        [Task] public static Task<RunState> AnswerAsync(RunState state) => Task.FromResult(state);

        [Task]
        public static async ValueTask<RunState> AnswerLater(RunState state)
        {
            await Task.Yield();
            return state;
        }

        [Task(Retries = 2)]
        public static RunState AtTheThirdTime(int[] calls) => ++calls[0] < 3 ? new RunState(StateType.Failed, "NotYet") : Skipped;

        [Flow(Retries = 1)]
        public static async Task<string> FailsOnceBetweenStates(int[] calls)
        {
            var first = await Counted(calls, 1, Skipped);
            var second = await Counted(calls, 2, calls[0] == 0 ? new RunState(StateType.Cancelled) : Skipped);
            if (calls[0]++ == 0) throw new InvalidOperationException("once");
            return $"{first.Name} {second.Name}";
        }

        [Task(Key = "{which}")]
        public static Task<RunState> Counted(int[] calls, int which, RunState state)
        {
            calls[which]++;
            return Task.FromResult(state);
        }

        [Flow]
        public static async Task<RunState> TogetherAsState()
        {
            var one = await Run.TryAsync(() => AnswerAsync(Skipped));
            var other = await Run.TryAsync(() => AnswerAsync(new RunState(StateType.Failed)));
            return RunState.Aggregate(one.State, other.State);
        }
    }

    [Test]
    public async Task Flow_ReturnsAStateOfItsOwn_EndsInIt()
    {
        await using var host = OrchestrixTestHost.Start();

        var returned = Steps.AnswerState(Skipped);

        Assert.That(returned, Is.SameAs(Skipped));
        Assert.That(host.FlowRuns.Single().State, Is.SameAs(Skipped));
        Assert.That(host.Events[^1].Name, Is.EqualTo("orchestrix.flow-run.Skipped"));
        Assert.That(host.Events[^1].Resource["orchestrix.state-type"], Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task Task_ReturnsAFailure_EndsInItAndItsCallerGetsIt()
    {
        await using var host = OrchestrixTestHost.Start();
        RunState bad = new(StateType.Failed, "OutOfStock", "none left");

        var returned = await Steps.AnswerAsync(bad);
        await Steps.AnswerLater(bad);

        Assert.That(returned, Is.SameAs(bad));
        Assert.That(host.TaskRuns.Select(r => r.State), Is.All.SameAs(bad));
        Assert.That(host.TaskRuns.Select(r => r.Exception), Is.All.InstanceOf<ReturnedStateException>());
    }

    [Test]
    public async Task Plain_WithoutTheTestKit_EndsInTheReturnedState()
    {
        await using var fixture = RunFixture.Start();

        Steps.AnswerState(Skipped);
        await Steps.AnswerAsync(new RunState(StateType.Cancelled));
        await Steps.AnswerLater(new RunState(StateType.Failed));
        Steps.AnswerState(RunState.Completed);

        Assert.That(fixture.StatesOf("AnswerState"), Is.EqualTo(new[] { "Pending Running Skipped", "Pending Running Completed" }));
        Assert.That(fixture.StatesOf("Answer"), Is.EqualTo(new[] { "Pending Running Cancelled" }));
        Assert.That(fixture.StatesOf("AnswerLater"), Is.EqualTo(new[] { "Pending Running Failed" }));
    }

    [Test]
    public async Task Flow_ReturnsAStateThatIsNoEnd_FailsAndSaysWhy([Values(StateType.Running, StateType.Paused, StateType.Scheduled)] StateType type)
    {
        await using var host = OrchestrixTestHost.Start();

        Steps.AnswerState(new RunState(type));

        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Failed));
        Assert.That(host.FlowRuns.Single().State.Message, Does.Contain("not an end"));
    }

    [Test]
    public async Task Task_ReturnsAFailureWithRetriesLeft_IsTriedAgain()
    {
        await using var host = OrchestrixTestHost.Start();
        int[] calls = [0];

        var returned = Steps.AtTheThirdTime(calls);

        Assert.That(returned, Is.SameAs(Skipped));
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Task_ReturnsFailuresOnly_EndsInTheLastOneAndItsCallerGetsIt()
    {
        List<Exception> seen = [];
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureTask(() => Steps.AtTheThirdTime(default!), t => t.Retry = new RetryPolicy(1)
        {
            When = failed =>
            {
                seen.Add(failed.Exception);
                return true;
            },
        }));

        var returned = Steps.AtTheThirdTime([0]);

        Assert.That(returned.Name, Is.EqualTo("NotYet"));
        Assert.That(host.TaskRuns.Single().State, Is.SameAs(returned));
        Assert.That(seen.Single(), Is.InstanceOf<ReturnedStateException>());
    }

    [Test]
    public async Task Flow_Retried_RemembersStepsThatReturnedCompletedOnly()
    {
        await using var host = OrchestrixTestHost.Start();
        var calls = new int[3];

        var answer = await Steps.FailsOnceBetweenStates(calls);

        Assert.That(answer, Is.EqualTo("Skipped Skipped"));
        Assert.That(calls, Is.EqualTo(new[] { 2, 1, 2 }));
    }

    [Test]
    public async Task Flow_ReturnsAnAggregate_EndsInIt()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.TogetherAsState();

        Assert.That(host.FlowRuns.Single().State, Has.Property("Type").EqualTo(StateType.Failed).And.Property("Message").EqualTo("1/2 states failed."));
    }

    [TestCase("", StateType.Completed, "All states completed.")]
    [TestCase("Completed Completed", StateType.Completed, "All states completed.")]
    [TestCase("Completed Failed Cancelled", StateType.Cancelled, "1/3 states cancelled.")]
    [TestCase("Failed Paused", StateType.Paused, "1/2 states paused.")]
    [TestCase("Completed Failed Crashed", StateType.Failed, "2/3 states failed.")]
    [TestCase("Completed Running Scheduled", StateType.Failed, "2/3 states are not final.")]
    public void Aggregate_States_FollowTheWorst(string types, StateType type, string message)
    {
        var state = RunState.Aggregate(types.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new RunState(Enum.Parse<StateType>(t))));

        Assert.That((state.Type, state.Message), Is.EqualTo((type, message)));
    }
}
