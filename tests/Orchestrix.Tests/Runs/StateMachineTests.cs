using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

/// <summary>The whole table of state type × state type, and each rule that looks at more than the types.</summary>
public sealed class StateMachineTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Rows are the state a run is in, columns the state it is wished into: A accept, R reject, X abort; C: it becomes Cancelled at once.
    const string Table =
        """
                    Sch Pen Run Com Fai Can Cra Pau Cng
        Scheduled   A   A   A   A   A   A   A   X   A
        Pending     A   X   A   A   A   A   A   X   A
        Running     A   X   A   A   A   A   A   A   A
        Completed   X   A   A   A   A   A   X   X   X
        Failed      X   A   A   A   A   A   X   X   X
        Cancelled   X   X   A   A   A   A   X   X   X
        Crashed     X   A   A   A   A   A   X   X   X
        Paused      A   R   A   A   A   A   A   X   A
        Cancelling  R   R   R   R   R   A   R   R   R
        """;

    static IEnumerable<TestCaseData> Cells()
    {
        foreach (var line in Table.Split('\n').Skip(1))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var from = Enum.Parse<StateType>(cells[0]);
            foreach (var to in Enum.GetValues<StateType>()) yield return new TestCaseData(from, to, cells[1 + (int)to]).SetArgDisplayNames(from.ToString(), to.ToString());
        }
    }

    [TestCaseSource(nameof(Cells))]
    public void Decide_TypeToType_FollowsTheTable(StateType from, StateType to, string expected)
    {
        var decision = Decide(new RunState(from), new RunState(to));

        Assert.That(decision.Verdict switch { Verdict.Accept => "A", Verdict.Reject => "R", Verdict.Abort => "X", _ => "W" }, Is.EqualTo(expected));
        Assert.That(decision.State.Type, Is.EqualTo(expected == "A" ? to : from));
    }

    [TestCase(StateType.Scheduled, "Scheduled")]
    [TestCase(StateType.Scheduled, "Resuming")]
    [TestCase(StateType.Pending, "Pending")]
    [TestCase(StateType.Paused, "Suspended")]
    public void Decide_CancellingWhereNothingExecutes_BecomesCancelledAtOnce(StateType type, string name)
    {
        var decision = Decide(new RunState(type, name), new RunState(StateType.Cancelling, message: "why"), hasBody: false);

        Assert.That(decision.Verdict, Is.EqualTo(Verdict.Reject));
        Assert.That(decision.State.Type, Is.EqualTo(StateType.Cancelled));
        Assert.That(decision.State.Message, Is.EqualTo("why"));
    }

    [Test]
    public void Decide_PendingToSubmitting_IsNoSecondClaim() =>
        Assert.That(Decide(RunState.Pending, new RunState(StateType.Pending, "Submitting")).Verdict, Is.EqualTo(Verdict.Accept));

    [Test]
    public void Decide_CompletedWithKeptResult_IsNeitherReopenedNorOverwritten()
    {
        Assert.That(Decide(RunState.Completed, RunState.Running, keepsResult: true).Verdict, Is.EqualTo(Verdict.Reject));
        Assert.That(Decide(RunState.Completed, RunState.Completed, keepsResult: true).Verdict, Is.EqualTo(Verdict.Reject));
    }

    [Test]
    public void Decide_TerminalToScheduled_NeedsADeployment()
    {
        Assert.That(Decide(RunState.Completed, RunState.Scheduled(Now)).Verdict, Is.EqualTo(Verdict.Abort));
        Assert.That(Decide(RunState.Completed, RunState.Scheduled(Now), hasDeployment: true).Verdict, Is.EqualTo(Verdict.Accept));
    }

    [Test]
    public void Decide_Late_OnlyOnceAndOnlyFromScheduled()
    {
        RunState late = new(StateType.Scheduled, "Late");

        Assert.That(Decide(RunState.Scheduled(Now), late).Verdict, Is.EqualTo(Verdict.Accept));
        Assert.That(Decide(late, late).Verdict, Is.EqualTo(Verdict.Reject));
        Assert.That(Decide(RunState.Running, late).Verdict, Is.EqualTo(Verdict.Reject));
    }

    [Test]
    public void Decide_Pause_PassedBefore_GoesOnRunning() =>
        Assert.That(Decide(RunState.Running, new RunState(StateType.Paused), pauseWasPassed: true).State, Is.SameAs(RunState.Running));

    [Test]
    public void Decide_Suspended_NeedsADeploymentOrTheCallAndARoot()
    {
        RunState suspended = new(StateType.Paused, "Suspended");

        Assert.That(Decide(RunState.Running, suspended).Verdict, Is.EqualTo(Verdict.Abort));
        Assert.That(Decide(RunState.Running, suspended, hasDeployment: true).Verdict, Is.EqualTo(Verdict.Accept));
        Assert.That(Decide(RunState.Running, suspended, hasDeployment: true, isSubflow: true).Verdict, Is.EqualTo(Verdict.Abort));
        Assert.That(Decide(RunState.Running, suspended, keepsCall: true).Verdict, Is.EqualTo(Verdict.Accept));
        Assert.That(Decide(RunState.Running, suspended, keepsCall: true, isSubflow: true).Verdict, Is.EqualTo(Verdict.Abort));
    }

    [Test]
    public void Decide_ResumeAfterThePauseRanOut_Fails() =>
        Assert.That(Decide(new RunState(StateType.Paused), RunState.Running, pauseEnds: Now).State.Type, Is.EqualTo(StateType.Failed));

    [Test]
    public void Decide_ScheduledToPending_StillKnowsWhen()
    {
        var at = Now.AddMinutes(1);

        Assert.That(Decide(RunState.Scheduled(at), RunState.Pending).State.ScheduledTime, Is.EqualTo(at));
    }

    [TestCase(StateType.Scheduled)]
    [TestCase(StateType.Pending)]
    public void Decide_RunningTooEarly_Waits(StateType from)
    {
        var decision = Decide(new RunState(from, scheduledTime: Now.AddSeconds(1)), RunState.Running);

        Assert.That(decision.Verdict, Is.EqualTo(Verdict.Wait));
        Assert.That(decision.Until, Is.EqualTo(Now.AddSeconds(1)));
    }

    [Test]
    public void Decide_FailedWithAnAttemptLeft_AwaitsRetry()
    {
        var decision = Decide(RunState.Running, new RunState(StateType.Failed, message: "boom"), nextAttempt: Now.AddSeconds(5));

        Assert.That(decision.Verdict, Is.EqualTo(Verdict.Reject));
        Assert.That((decision.State.Type, decision.State.Name, decision.State.ScheduledTime), Is.EqualTo((StateType.Scheduled, "AwaitingRetry", Now.AddSeconds(5))));
        Assert.That(decision.State.Message, Is.EqualTo("boom"));
    }

    static TransitionDecision Decide(
        RunState from, RunState to, bool hasBody = true, bool hasDeployment = false, bool isSubflow = false, bool keepsResult = false, bool keepsCall = false,
        bool pauseWasPassed = false, DateTimeOffset? pauseEnds = null, DateTimeOffset? nextAttempt = null) => StateMachine.Decide(new TransitionRequest
        {
            From = from,
            To = to,
            Now = Now,
            HasBody = hasBody,
            HasDeployment = hasDeployment,
            IsSubflow = isSubflow,
            KeepsResult = keepsResult,
            KeepsCall = keepsCall,
            PauseWasPassed = pauseWasPassed,
            PauseEnds = pauseEnds,
            NextAttempt = nextAttempt,
        });
}
