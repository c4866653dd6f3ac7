using Orchestrix.Triggers;

namespace Orchestrix.Tests.Triggers;

public sealed class TriggerEvaluatorTests
{
    [Test]
    public void Evaluate_EventThatOpensAndFiresNothing_AllocatesNothing()
    {
        Evaluation evaluation = new(new EventTrigger { Expect = ["e"], Threshold = 1_000_000, Within = 1.Hours(), ForEach = ["orchestrix.resource.id", "orchestrix.resource.name"] });
        var seen = Evaluation.Event("e", "thing.1", 0);
        evaluation.Show(seen);
        evaluation.Show(seen);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) evaluation.Show(seen);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(evaluation.OpenWindows, Is.EqualTo(1));
    }

    [Test]
    public void Sweep_WindowsThatEndedAMinuteAgo_AreGivenBack()
    {
        Evaluation evaluation = new(new EventTrigger { Expect = ["e"], Threshold = 2, Within = 10.Seconds(), ForEach = ["orchestrix.resource.id"] });
        for (var i = 0; i < 100; i++) evaluation.Show(Evaluation.Event("e", $"thing.{i}", 0));

        evaluation.Sweep(69.9, 100);
        var before = evaluation.OpenWindows;
        evaluation.Sweep(70, 100);

        Assert.That(before, Is.EqualTo(100));
        Assert.That(evaluation.OpenWindows, Is.Zero);
    }

    [Test]
    public void Remove_RuleWithOpenWindows_DecidesNothingMoreAndGivesThemBack()
    {
        Evaluation evaluation = new(new EventTrigger { After = ["a"], Expect = ["b"], Posture = TriggerPosture.Proactive, Within = 10.Seconds(), ForEach = ["orchestrix.resource.id"] });
        for (var i = 0; i < 100; i++) evaluation.Show(Evaluation.Event("a", $"thing.{i}", 0));

        evaluation.Remove();

        Assert.That(evaluation.PassTime(100), Is.Empty);
        evaluation.Sweep(0, 100);
        Assert.That(evaluation.OpenWindows, Is.Zero);
    }

    [Test]
    public void Evaluate_AfterThatComesTwiceBeforeAndAfterTheEnd_ArmsAgainOnlyAfterIt()
    {
        Evaluation evaluation = new(new EventTrigger { After = ["a"], Expect = ["b"], Posture = TriggerPosture.Proactive, Within = 10.Seconds() });

        evaluation.Show(Evaluation.Event("a", "x", 0));
        evaluation.Show(Evaluation.Event("a", "x", 5));
        var first = evaluation.PassTime(12).ToList();
        evaluation.Show(Evaluation.Event("a", "x", 12));
        var second = evaluation.PassTime(40).Skip(first.Count).ToList();

        Assert.That(first, Is.EqualTo(new[] { 10.0 }));
        Assert.That(second, Is.EqualTo(new[] { 22.0 }));
    }

    [Test]
    public void Evaluate_StartEventThatArrivesAfterItsWindowsEnd_FiresAtOnceAndNotInThePast()
    {
        Evaluation evaluation = new(new EventTrigger { After = ["a"], Expect = ["b"], Posture = TriggerPosture.Proactive, Within = 10.Seconds() });

        evaluation.Show(Evaluation.Event("a", "x", 0), now: 100);

        Assert.That(evaluation.PassTime(100), Is.EqualTo(new[] { 100.0 }));
    }
}
