using CsCheck;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>
/// The engine does with random flows what a plain interpreter says: values, failures, states, attempts, and the virtual time of each end; and it writes and waits for exactly
/// as much. Flows consist of tasks with retries, timeouts and limits, of branches, submitted tasks, pauses and other flows, and some are cancelled. With the environment
/// variable <c>ORCHESTRIX_FULL=1</c> ten times as many flows are tried.
/// </summary>
/// <remarks>To try one case again, set <c>CsCheck_Seed</c> to the seed that a failure prints.</remarks>
[NonParallelizable] // for the others' sake: it takes all of a core for long
public sealed class FlowModelTests
{
    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 50_000 : 5_000;

    PlanHost host = null!;
    int tried;

    [SetUp]
    public void Start() => host = new PlanHost();

    [TearDown]
    public void Stop() => host.Dispose();

    [Test]
    public void Flow_OfAnyPlan_EndsAsTheInterpreterSays()
    {
        tried = 0;
        Plan.Any.Sample(plan => Difference(plan) is null, iter: Iterations * 11 / 10, print: plan => $"{plan}\n{Difference(plan)}");
        Assert.That(tried, Is.GreaterThan(Iterations), "too many plans were left out");
    }

    /// <summary>Between any two moments at which something happens, the flow awaits: there it is cancelled, and whatever it had begun or held has to be over then.</summary>
    [Test]
    public void Flow_CancelledAtEachAwait_LeavesNothingRunningAndNoSlotHeld([Values] bool byCaller)
    {
        var awaits = 0;
        var plan = AwaitsOfAllKinds;
        foreach (var step in PlanModel.Of(plan)!.Steps.SkipLast(1))
        {
            var cancelled = plan with { CancelAt = (int)step.At + 1, ByCaller = byCaller };
            if (PlanModel.Of(cancelled) is null) continue;
            awaits++;
            Assert.That(Difference(cancelled), Is.Null, $"{cancelled}");
        }

        Assert.That(awaits, Is.GreaterThanOrEqualTo(25));
    }

    static Plan AwaitsOfAllKinds { get; } = new Plan(
        new PlanNode.Sub(SubKind.Again, new PlanNode.InOrder(
        [
            new PlanNode.Leaf(LeafKind.Plain, [(100, false)]),
            new PlanNode.Together(
            [
                new PlanNode.Leaf(LeafKind.Limited, [(1_000, false)]),
                new PlanNode.Leaf(LeafKind.LimitedAgain, [(1_110, true), (720, false)]),
                new PlanNode.Leaf(LeafKind.Limited, [(1_230, false)]),
                new PlanNode.Sub(SubKind.HurriedAgain, new PlanNode.InOrder([new PlanNode.Leaf(LeafKind.Limited, [(350, false)]), new PlanNode.Leaf(LeafKind.Patient, [(210, true), (320, true), (50, false)])])),
                new PlanNode.Caught(new PlanNode.Leaf(LeafKind.HurriedAgain, [(3_000, false)])),
            ]),
            new PlanNode.Leaf(LeafKind.Again, [(430, true), (540, true), (650, true), (60, false)]),
            new PlanNode.Leaf(LeafKind.Sync, [(0, false)]),
            new PlanNode.Together(
            [
                new PlanNode.Mapped([.. Enumerable.Range(0, 5).Select(i => new PlanNode.Leaf(i == 3 ? LeafKind.Patient : LeafKind.Plain, [(170 + (i * 30), i == 3), (40, false)]))]),
                new PlanNode.Pause(777),
            ]),
        ])), null, false).Numbered();

    string? Difference(Plan plan)
    {
        if (PlanModel.Of(plan) is not { } expected) return null;
        tried++;
        var difference = host.Differs(plan, expected);
        if (difference is null) return null;
        host = new PlanHost(); // what went wrong may have left something behind; a flow that hangs would hold the host's stop
        return difference;
    }
}
