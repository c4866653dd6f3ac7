using Orchestrix.Triggers;

namespace Orchestrix.Tests.Triggers;

public sealed class StaysTriggerTests
{
    static readonly StaysTrigger OneHour = new() { StateType = "RUNNING", For = 1.Hours() };

    [Test]
    public void Evaluate_StateThatLasts_FiresOnceAtTheEnd()
    {
        Evaluation evaluation = new(OneHour);

        evaluation.Show(Change("Running", "RUNNING", 10));

        Assert.That(evaluation.PassTime(100_000), Is.EqualTo(new[] { 3_610.0 }));
    }

    [Test]
    public void Evaluate_OtherStateInTime_DoesNotFire()
    {
        Evaluation evaluation = new(OneHour);

        evaluation.Show(Change("Running", "RUNNING", 10));
        evaluation.Show(Change("Completed", "COMPLETED", 3_000));

        Assert.That(evaluation.PassTime(100_000), Is.Empty);
    }

    [Test]
    public void Evaluate_HeartbeatAndChangeWithinTheType_NeitherDisarmNorProlong()
    {
        Evaluation evaluation = new(OneHour);

        evaluation.Show(Change("Running", "RUNNING", 10));
        evaluation.Show(Evaluation.Event("orchestrix.flow-run.heartbeat", "orchestrix.flow-run.x", 1_000));
        evaluation.Show(Change("Warming up", "RUNNING", 2_000));
        evaluation.Show(Change("Running", "RUNNING", 3_000));

        Assert.That(evaluation.PassTime(100_000), Is.EqualTo(new[] { 3_610.0 }));
    }

    [Test]
    public void Evaluate_StateThatIsLeftAndEnteredAgain_CountsFromTheLastTime()
    {
        Evaluation evaluation = new(OneHour);

        evaluation.Show(Change("Running", "RUNNING", 10));
        evaluation.Show(Change("AwaitingRetry", "SCHEDULED", 1_000));
        evaluation.Show(Change("Retrying", "RUNNING", 2_000));

        Assert.That(evaluation.PassTime(100_000), Is.EqualTo(new[] { 5_600.0 }));
    }

    static SeenEvent Change(string name, string type, double at) =>
        Evaluation.Event($"orchestrix.flow-run.{name}", "orchestrix.flow-run.x", at, new KeyValuePair<string, string>("orchestrix.state-type", type));
}
