using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Limits;

public sealed class HeldAboveTests
{
    [Task] static async Task Above(int customer, int below) => await Below(below, customer);

    [Task]
    static async Task Below(int customer, int caller)
    {
        await Task.Yield();
        GC.KeepAlive((customer, caller));
    }

    [Task] static void AboveNow() => BelowNow();

    [Task(Retries = 3)] static void BelowNow() { }

    static RunFixture Start(int slots, bool isActive = true) => RunFixture.Start(o => o
        .AddLimit("db", slots, isActive).AddLimit("customer", 1)
        .LimitTask(() => AboveNow(), "db").LimitTask(() => BelowNow(), "db")
        .LimitTask(() => Above(0, 0), new TaskLimit("customer", Key: "customer")).LimitTask(() => Below(0, 0), new TaskLimit("customer", Key: "customer")));

    [Test]
    public async Task Task_NeedsTheSlotThatItsCallerHolds_FailsAtOnceAndNamesIt()
    {
        await using var fixture = Start(1);

        var thrown = Assert.Throws<LimitException>(() => AboveNow());

        Assert.That(thrown!.Message, Does.Contain("BelowNow-1 would wait for ever for 1 of the 1 slots of the limit 'db'").And.Contain("held above it, by run AboveNow-0 of 'AboveNow'"));
        Assert.That(fixture.StatesOf("BelowNow"), Is.EqualTo(new[] { "Pending Failed" }));
        Assert.That((await fixture.Get<ILimits>().StatusAsync("db")).Holders, Is.Empty);
    }

    [TestCase(2, true)]
    [TestCase(1, false)]
    public async Task Task_FindsEnoughBesideThoseOfItsCaller_Executes(int slots, bool isActive)
    {
        await using var fixture = Start(slots, isActive);

        AboveNow();

        Assert.That(fixture.StatesOf("BelowNow"), Is.EqualTo(new[] { "Pending Running Completed" }));
    }

    [Test]
    public async Task Task_NeedsASlotOfAnotherKeyThanItsCaller_Executes()
    {
        await using var fixture = Start(1);

        await Above(1, 2);
        await Assert.ThrowsAsync<LimitException>(() => Above(1, 1));
        await Above(1, 2); // nothing of the failure is held

        Assert.That(fixture.StatesOf("Below"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Failed", "Pending Running Completed" }));
    }
}
