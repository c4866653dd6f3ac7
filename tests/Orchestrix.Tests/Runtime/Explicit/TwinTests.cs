using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>One test for both forms: what a host has seen of calls by hand is what it has seen of intercepted ones, to the letter.</summary>
public sealed class TwinTests
{
    static IEnumerable<TestCaseData> Scenarios()
    {
        yield return Scenario("Sync", (twin, _) => Task.FromResult<object?>(twin.Trim(" ada ")), "ada");
        yield return Scenario("Void", (twin, _) => Done(() => twin.Check(1)), null);
        yield return Scenario("VoidThatThrows", (twin, _) => Done(() => twin.Check(-1)), typeof(ArgumentOutOfRangeException));
        yield return Scenario("Async", async (twin, _) => await twin.HalfAsync(8), 4);
        yield return Scenario("AsyncThatThrows", async (twin, _) => await twin.HalfAsync(7), typeof(ArgumentException));
        yield return Scenario("WithoutInput", (twin, _) => Done(twin.TouchAsync), null);
        yield return Scenario("RetriedTask", async (twin, _) => await twin.FlakyAsync(5, default), 5);
        yield return Scenario("CancelledBeforehand", async (twin, _) => await twin.FlakyAsync(5, new CancellationToken(true)), typeof(OperationCanceledException));
        yield return Scenario("TimedOutTask", async (twin, _) => await twin.SlowAsync(5, default), typeof(RunTimedOutException));
        yield return Scenario("KeptResult", (twin, _) => Task.FromResult<object?>($"{twin.Kept(1)}, {twin.Kept(2)}, {twin.Kept(1)}"), "kept 1, kept 2, kept 1");
        yield return Scenario("RetriedFlow_SkipsItsSteps", async (twin, _) => await twin.SumAsync([2, 4, 2], default), 4);
        yield return Scenario("ChangedStep_StopsTheFlow", async (twin, _) => await twin.DriftAsync(10, default), typeof(StepChangedException));
        yield return Scenario("CancelledByOperator", async (twin, host) =>
        {
            var waiting = twin.WaitAsync(3, default);
            await host.CancelAsync(host.FlowRuns.Single());
            await waiting;
            return null;
        }, typeof(OperationCanceledException));
        yield return Scenario("Stream", async (twin, _) => await twin.Count(3).SumAsync(), 3);
        yield return Scenario("LeftStream", async (twin, _) => await twin.Count(3).FirstAsync(), 0);
        yield return Scenario("Tuple", async (twin, _) => await twin.PlanAsync(("Rome", 3)), "3 days in Rome");
        yield return Scenario("Submitted", async (twin, _) => await Run.Submit(() => twin.HalfAsync(12)), 6);
        yield return Scenario("Mapped", async (twin, _) => string.Join(",", await Run.Map([2, 4], each => twin.HalfAsync(each))), "1,2");
        yield return Scenario("Tried", async (twin, _) => $"{(await Run.TryAsync(() => twin.HalfAsync(7))).State}", "Failed (ArgumentException: 7 is odd)");
        yield return Scenario("Faked", async (twin, host) =>
        {
            host.Fake(() => twin.HalfAsync(0)).Returns(99);
            return await twin.HalfAsync(1);
        }, 99);
        yield return Scenario("Captured", (twin, _) => Task.FromResult<object?>(CallCapture.Record(() => twin.PlanAsync(("Oslo", 2))).ToString()), "twin-plan(input: (Oslo, 2))");
        yield return Scenario("Keyed", (twin, _) => Task.FromResult<object?>(twin.Keyed(7)), "7");
        yield return Scenario("InTransaction", async (twin, _) => await Run.InTransactionAsync(async transaction => await twin.HalfAsync(2)), 1);
    }

    [TestCaseSource(nameof(Scenarios))]
    public async Task Call_ByHand_IsWhatAnInterceptedOneIs(Func<ITwin, OrchestrixTestHost, Task<object?>> scenario, object? expected)
    {
        var (marked, markedEnd) = await RunAsync(new MarkedTwin(), scenario);
        var (byHand, byHandEnd) = await RunAsync(new HandTwin(), scenario);

        Assert.That(markedEnd, expected is Type exception ? Is.InstanceOf(exception) : Is.EqualTo(expected));
        Assert.That(byHandEnd is Exception ? byHandEnd.ToString()!.Split('\n')[0] : byHandEnd, Is.EqualTo(markedEnd is Exception ? markedEnd.ToString()!.Split('\n')[0] : markedEnd));
        Assert.That(byHand, Is.EqualTo(marked));
    }

    // What the host has seen, and the result or what was thrown.
    static async Task<(string Seen, object? End)> RunAsync(ITwin twin, Func<ITwin, OrchestrixTestHost, Task<object?>> scenario)
    {
        await using var host = OrchestrixTestHost.Start();
        TwinBodies.Time.Value = host.Time;
        object? end;
        try
        {
            end = await scenario(twin, host);
        }
        catch (Exception thrown) when (thrown is not OrchestrixAssertionException) // compared
        {
            end = thrown;
        }

        await host.WaitForIdleAsync();
        return ($"{host.Timeline}\n{string.Join("\n", host.Runs.Select(Describe))}", end);
    }

    static string Describe(Run run) => $"{run.Definition.Name}: {run.Definition.Identity} {run.RunCount} {string.Join(",", run.Tags)} {run.Parent?.Definition.Name} {run.Definition.Retry.Retries} {run.Definition.Timeout}";

    static TestCaseData Scenario(string name, Func<ITwin, OrchestrixTestHost, Task<object?>> scenario, object? expected) => new TestCaseData(scenario, expected).SetArgDisplayNames(name);

    static Task<object?> Done(Action call)
    {
        call();
        return Task.FromResult<object?>(null);
    }

    static async Task<object?> Done(Func<Task> call)
    {
        await call();
        return null;
    }
}
