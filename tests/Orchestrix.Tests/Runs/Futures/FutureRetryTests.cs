using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Futures;

[CancelAfter(60_000)]
public sealed class FutureRetryTests
{
    static class Steps
    {
        [Task] public static async Task<int> Double(int x) { await Task.Yield(); return 2 * x; }

        [Task] public static int Plus(int x) => x + 1;

        [Task(Retries = 2)]
        public static int Flaky(int[] attempts) => ++attempts[0] < 3 ? throw new InvalidOperationException("not yet") : attempts[0];

        [Flow(Retries = 1)]
        public static async Task<int> FanOutThenFail(int[] attempts)
        {
            var doubled = Run.Map(Enumerable.Range(0, 8), x => Double(x));
            var sums = await doubled.Map(x => Plus(x));
            return ++attempts[0] == 1 ? throw new InvalidOperationException("once") : sums.Sum();
        }

        [Flow(Retries = 1)]
        public static async Task<int> PartlyFails(int[] attempts)
        {
            attempts[0]++;
            var good = Run.Submit(() => Double(1));
            var bad = Run.Submit(() => OnlyTheSecond(attempts[0]));
            await Run.WaitAllAsync(good, bad);
            return await good + await bad;
        }

        [Task(Key = "the only one")] public static int OnlyTheSecond(int attempt) => attempt == 1 ? throw new InvalidOperationException("first") : 40;

        [Flow] public static async Task<int> RetriesATask(int[] attempts) => await Run.Submit(() => Flaky(attempts));
    }

    [Test]
    public async Task Flow_Retried_ReusesTheFuturesOfTheFirstAttempt()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Steps.FanOutThenFail([0]), Is.EqualTo(Enumerable.Range(0, 8).Sum(x => 2 * x + 1)));

        Assert.That(host.TaskRuns.GroupBy(r => (r.Definition.Name, r.State.Name)).Select(g => (g.Key.Item1, g.Key.Item2, g.Count())), Is.EquivalentTo(new[]
        {
            ("Double", "Completed", 8), ("Plus", "Completed", 8), ("Double", "Cached", 8), ("Plus", "Cached", 8),
        }));
    }

    [Test]
    public async Task Flow_RetriedAfterOneFutureFailed_RunsOnlyThatAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Steps.PartlyFails([0]), Is.EqualTo(42));

        Assert.That(host.TaskRuns.Select(r => $"{r.Definition.Name} {r.State.Name}"), Is.EquivalentTo(new[] { "Double Completed", "OnlyTheSecond Failed", "Double Cached", "OnlyTheSecond Completed" }));
    }

    [Test]
    public async Task Submit_TaskThatIsRetried_EndsWithItsLastAttempt()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Steps.RetriesATask([0]), Is.EqualTo(3));
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(3));
    }
}
