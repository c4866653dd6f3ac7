using CsCheck;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>
/// The engine decides what the oracle decides, over random automations and logs. With the environment variable <c>ORCHESTRIX_FULL=1</c> ten times as many cases
/// are tried.
/// </summary>
/// <remarks>
/// A failure prints a seed, the smallest case that was found, and what was expected. To run that case again, set the environment variable <c>CsCheck_Seed</c> to
/// the seed and run the one test, for example
/// <c>CsCheck_Seed=0000KOIPe036 dotnet test tests/Orchestrix.Tests --filter FullyQualifiedName~EngineOracleTests</c>; or pass it to <c>Sample</c> as <c>seed</c>.
/// A seed is good for one state of the generators only: a case worth keeping becomes a test of its own.
/// </remarks>
[NonParallelizable] // for the others' sake: it takes all of a core for long, and tests of threads and clocks need theirs
public sealed class EngineOracleTests
{
    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 100_000 : 10_000;

    static readonly RuleCases Cases = new(EngineUnderTest.Supported);

    [Test]
    public void Engine_RandomAutomationsAndLogs_FiresAsTheOracle() =>
        Cases.Sample(c => !Differs(c), iter: Iterations, print: Describe);

    [Test]
    public void Engine_SameLogInOtherBatches_FiresTheSame() =>
        Gen.Select(Cases, Gen.Int[1, 20].Array[1, 10]).Sample(
            (c, sizes) => EngineUnderTest.Run(c, 1).SequenceEqual(EngineUnderTest.Run(c, sizes)),
            iter: Iterations / 10,
            print: t => t.Item1.Describe(EngineUnderTest.Run(t.Item1, 1), EngineUnderTest.Run(t.Item1, t.Item2)));

    [Test]
    public void Engine_RestartedFromASnapshotAtEveryPosition_FiresTheSame() =>
        Cases.Sample(
            c => EngineUnderTest.Run(c, 1).SequenceEqual(EngineUnderTest.RunWithRestarts(c)),
            iter: Iterations / 5,
            print: c => DescribeRestart(CaseShrinker.Shrink(c, s => !EngineUnderTest.Run(s, 1).SequenceEqual(EngineUnderTest.RunWithRestarts(s)))));

    [Test]
    public void Engine_ThatRecordsItsDecisions_FiresTheSameAndExplainsEachFiring() =>
        Cases.Sample(c => MistakeOfExplaining(c) is null, iter: Iterations / 10, print: c => $"{MistakeOfExplaining(c)}{c.Describe(EngineUnderTest.Run(c, 1), EngineUnderTest.RunExplained(c).Firings)}");

    [Test]
    public void Engine_AutomationsThatAreShadows_FireTheSameAndExecuteNothing() =>
        Cases.Sample(c => EngineUnderTest.Run(c, 1).SequenceEqual(EngineUnderTest.RunAsShadows(c)), iter: Iterations / 10, print: c => c.Describe(EngineUnderTest.Run(c, 1), EngineUnderTest.RunAsShadows(c)));

    static string? MistakeOfExplaining(RuleCase @case)
    {
        var run = EngineUnderTest.RunExplained(@case);
        if (!run.Firings.SequenceEqual(EngineUnderTest.Run(@case, 1))) return "It fires otherwise when decisions are recorded.";
        if (!run.Firings.SequenceEqual(run.Recorded)) return $"What was recorded are other firings: {string.Join("; ", run.Recorded.Take(6))}.";
        foreach (var (automation, id) in run.Questions)
        {
            var why = run.Explain(automation, id);
            if (why.Text.Length == 0) return $"{automation} has nothing to say about {id}.";
            var fired = run.Firings.Any(f => f.Automation == automation && f.Event == id);
            if (fired != (why.Verdict is Verdict.Fired or Verdict.Resolved)) return $"{automation} fired for {id}: {fired}. Explained: {why}";
            if (why.Verdict == Verdict.NotListening && !@case.Steps.OfType<ChangeStep>().Any(c => c.Automation.Name == automation)) return $"It listened all the time. Explained: {why}";
            if (why.Verdict is Verdict.NotRecorded or Verdict.Pending or Verdict.EventUnknown) return $"Explained: {why}";
        }

        return null;
    }

    static string DescribeRestart(RuleCase smallest) => smallest.Describe(EngineUnderTest.Run(smallest, 1), EngineUnderTest.RunWithRestarts(smallest));

    static bool Differs(RuleCase @case) => !@case.Expected().SequenceEqual(EngineUnderTest.Run(@case, 1));

    static string Describe(RuleCase @case)
    {
        var smallest = CaseShrinker.Shrink(@case, Differs);
        return smallest.Describe(smallest.Expected(), EngineUnderTest.Run(smallest, 1));
    }
}
