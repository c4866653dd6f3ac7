using Orchestrix.Automations;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

public sealed partial class AssertionTests
{
    [Flow] static int Square(int x) => Multiply(x, x);

    [Task] static int Multiply(int x, int y) => checked(x * y);

    [Test]
    public async Task Assertions_WhatHappened_ReturnWhatTheyFound()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("tell me", When.Flow(() => Square(0)).Completes(), Then.Emit("squared", "number.1")));
        Square(3);

        var firing = (await host.AssertFiredAsync("tell me", times: 1)).Single();
        var action = (await host.AssertActionAsync("tell me", "emit-event", times: 1)).Single();
        var squared = (await host.AssertEmittedAsync("squa*", "number.1", times: 1)).Single();
        var run = (await host.AssertRanAsync("Square", times: 1)).Single();
        await host.AssertEmittedAsync("cubed", times: 0);

        Assert.That((firing.Automation, firing.IsShadow, action.Index, squared.Name, run.Result), Is.EqualTo(("tell me", false, 0, "squared", 9)));
    }

    [Test]
    public async Task AssertFiredAsync_ItCountedTooFew_PrintsWhatExplainSaysAndTheTimeline()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("slow shop", When.Event("order.late").Where("orchestrix.resource.id", "order.*").Times(3).Within(10.Minutes()), Then.DoNothing()));
        Square(2);
        host.Emit("order.late", "order.7");
        host.Emit("order.late", "cart.7");

        var message = (await FailureOf(() => host.AssertFiredAsync("slow shop", times: 1))).Split(Environment.NewLine);

        Assert.That(message[0], Is.EqualTo("Expected automation 'slow shop' to fire once, but it did not."));
        Assert.That(message[2], Is.EqualTo("What explain says about 'slow shop', newest first:"));
        Assert.That(message[3], Does.StartWith("  'slow shop' counted order.late of 'order.7'").And.EndWith("as 1 of 3; the window is open until 00:10:00."));
        Assert.That(message[5], Is.EqualTo("Events that 'slow shop' is not about, newest first:"));
        Assert.That(message[6], Does.EndWith("its match asks for label 'orchestrix.resource.id' to be like 'order.*', but it is 'cart.7'."));
        Assert.That(message.SkipWhile(l => l != "What happened:").Skip(1), Is.EqualTo(new[]
        {
            $"  00:00:00.000 flow Square '{host.FlowRuns.Single().Name}': Pending, Running, Completed",
            "    00:00:00.000 task Multiply-1: Pending, Running, Completed",
            "  00:00:00.000 event order.late of 'order.7'",
            "  00:00:00.000 event order.late of 'cart.7'",
        }));
    }

    [Test]
    public async Task AssertNotFiredAsync_AutomationThatDoesNotExist_FailsWithTheNameThatWasMeant()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomation("tell me", When.Event("a"), Then.DoNothing()));
        await host.AssertNotFiredAsync("tell me");

        Assert.That(await FailureOf(() => host.AssertNotFiredAsync("tel me")), Does.Contain("There is no automation 'tel me'. Did you mean 'tell me'? There are:"));
    }

    [Test]
    public async Task AssertNotFiredAsync_ItFired_SaysWhy()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomation("tell me", When.Event("a"), Then.DoNothing()));
        host.Emit("a", "thing.1");
        host.Emit("a", "thing.2");

        var message = await FailureOf(() => host.AssertNotFiredAsync("tell me"));

        Assert.That(message, Does.StartWith("Expected automation 'tell me' to fire never, but it did 2 times.").And.Contain("'tell me' fired for a of 'thing.2'"));
    }

    [Test]
    public async Task AssertRanAsync_RunThatFailed_TellsTheException()
    {
        await using var host = OrchestrixTestHost.Start();
        Assert.Throws<OverflowException>(() => Square(int.MaxValue));

        var message = await FailureOf(() => host.AssertRanAsync("Square"));
        await host.AssertRanAsync("Square", StateType.Failed, times: 1);

        Assert.That(message, Does.StartWith("Expected a run of flow 'Square' to be Completed at least once, but it did not."));
        Assert.That(message, Does.Contain("is Failed: OverflowException:"));
        Assert.That(await FailureOf(() => host.AssertRanAsync("Squar")), Does.Contain("There is no run of flow 'Squar'. Did you mean 'Square'?"));
    }

    [Test]
    public async Task AssertActionAsync_Shadow_TellsThatItWasShadowed()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomation(new Automation("s", When.Event("a"), Then.Emit("b", "x")) { Mode = AutomationMode.Shadow }));
        host.Emit("a", "thing.1");

        await host.AssertActionAsync("s", "emit-event", "shadowed", times: 1);
        await host.AssertEmittedAsync("b", times: 0);
        var message = await FailureOf(() => host.AssertActionAsync("s", "emit-event"));

        Assert.That(host.Firings.Single().IsShadow);
        Assert.That(message, Does.Contain("The actions of 's':").And.Contain("'s' action 0 emit-event shadowed").And.Contain("automation 's' fired as a shadow"));
    }

    [Test]
    public async Task AssertEmittedAsync_OtherName_SuggestsTheNearest()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Emit("order.late", "order.1");

        Assert.That(await FailureOf(() => host.AssertEmittedAsync("order.lat")), Does.Contain("Expected event 'order.lat' to be emitted at least once").And.Contain("No event has that name. Did you mean 'order.late'?"));
    }

    static async Task<string> FailureOf(Func<Task> assertion)
    {
        try
        {
            await assertion();
        }
        catch (OrchestrixAssertionException exception)
        {
            return exception.Message;
        }

        return "The assertion held.";
    }
}
