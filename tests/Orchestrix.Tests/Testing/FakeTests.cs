using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

public sealed class FakeTests
{
    [Test]
    public async Task Fake_TasksOfEveryShape_AnswerInsteadOfTheirBodies()
    {
        await using var host = OrchestrixTestHost.Start();
        var store = host.Fake(() => Shop.Store(default));
        var ship = host.Fake(() => Shop.Ship(default)).DoesNothing();
        host.Fake(() => Shop.Stock(default)).Answers(call => (int)call.Arguments[0].Value! * 10);

        var stock = await Shop.Deliver(4);

        Assert.That(stock, Is.EqualTo(40));
        Assert.That(store.Calls.Single().ToString(), Is.EqualTo("Store(order: 4)"));
        Assert.That(ship.Calls, Has.Count.EqualTo(1));
        Assert.That(host.TaskRuns.Select(r => r.State.Type), Is.All.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task Fake_ThatTakesItsTime_LastsThatLong()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Shop.Price(default, default)).Returns(1).Takes(TimeSpan.FromHours(3));
        host.Fake(() => Shop.Label(default!)).Returns("x").Takes(TimeSpan.FromHours(1));

        await Shop.Total(2);
        Shop.LabelAll();

        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(8)));
    }

    [Test]
    public async Task Fake_WithoutAnAnswer_FailsTheRunAndSaysWhy()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Shop.Stock(default));

        Assert.That(async () => await Shop.Stock(1), Throws.InstanceOf<OrchestrixException>());
        Assert.That(host.Runs.Single().State.Type, Is.EqualTo(StateType.Failed));
    }

    [Test]
    public async Task FakeTask_OfAPrivateTask_AnswersInsteadOfItsBody([Values("Clean", "Archive.Clean", "Orchestrix.Tests.Testing.Archive.Clean")] string name)
    {
        await using var host = OrchestrixTestHost.Start();
        host.FakeTask(name).Returns("clean ");

        Assert.That(Archive.Keep("dirty"), Is.EqualTo("clean archive"));
    }

    [Test]
    public async Task FakeTask_WithAnAnswerOfAnotherType_SaysWhichTypeItShouldBe()
    {
        await using var host = OrchestrixTestHost.Start();
        host.FakeTask("Clean").Returns(5);

        Assert.That(() => Archive.Keep("dirty"), Throws.InstanceOf<OrchestrixException>());
    }

    [Test]
    public async Task FakeTask_AnAmbiguousName_ListsTheCandidates()
    {
        await using var host = OrchestrixTestHost.Start();

        var exception = Assert.Throws<UnknownTaskException>(() => host.FakeTask("Tidy"));

        Assert.That(exception.IsAmbiguous, Is.True);
        Assert.That(exception.Candidates, Is.EqualTo(["Archive.Tidy", "Attic.Tidy"]));
    }

    [Test]
    public async Task FakeTask_AnUnknownName_ListsAllTasks()
    {
        await using var host = OrchestrixTestHost.Start();

        var exception = Assert.Throws<UnknownTaskException>(() => host.FakeTask("Scrub"));

        Assert.That(exception.IsAmbiguous, Is.False);
        Assert.That(exception.Candidates, Has.Member("Clean").And.Member("Attic.Tidy"));
    }
}
