using Orchestrix.Runs;
using Orchestrix.Runs.Inputs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>What is sent to a running flow.</summary>
public sealed partial class MessageTests
{
    public sealed record Note(string Text);

    public sealed record Receipt(string Of);

    [Flow("messages-reader")]
    static async Task<string> Read(TimeSpan patience)
    {
        List<string> texts = [];
        await foreach (var note in Run.ReceiveAsync<Note>(timeout: patience)) texts.Add(note.Text);
        return string.Join(" ", texts);
    }

    [Flow("messages-answering")]
    static async Task Answer()
    {
        await foreach (var message in Run.ReceiveMessagesAsync<Note>())
        {
            await message.RespondAsync(new Receipt(message.Value.Text));
            return;
        }
    }

    [Flow("messages-asking")]
    static async Task<string> Ask(Guid other)
    {
        await Run.SendAsync(other, new Note("hello"));
        await foreach (var receipt in Run.ReceiveAsync<Receipt>()) return receipt.Of;
        return "";
    }

    [Flow("messages-again", Retries = 1)]
    static async Task<string> Again()
    {
        List<string> texts = [];
        await foreach (var note in Run.ReceiveAsync<Note>())
        {
            texts.Add(note.Text);
            if (texts.Count == 2) break;
        }

        return RunContext.Current.Run!.RunCount == 1 ? throw new InvalidOperationException("The first attempt fails.") : string.Join(" ", texts);
    }

    static async Task<FlowRun> RunOf(OrchestrixTestHost host, string flow)
    {
        await host.WaitForIdleAsync();
        return host.FlowRuns.Single(r => r.Definition.Name == flow);
    }

    [Test]
    public async Task ReceiveAsync_MessagesOfItsType_ComeInOrderUntilTheTimeRunsOut()
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false; // the reader's patience does not run out while it is written to
        var reading = Read(1.Minutes());
        var run = await RunOf(host, "messages-reader");
        foreach (var text in new[] { "a", "b", "c" }) Assert.That((await host.Host.Control.SendAsync(run.Id, new Note(text))).IsAccepted, Is.True);
        await host.Host.Control.SendAsync(run.Id, new Receipt("of another type"));

        host.AutoAdvance = true;
        Assert.That(await reading, Is.EqualTo("a b c"));
        Assert.That(host.Events.Count(e => e.Name == "orchestrix.flow-run.message"), Is.EqualTo(4));
    }

    [Test]
    public async Task SendAsync_RunThatCannotReceive_IsRefused()
    {
        await using var host = OrchestrixTestHost.Start();
        await Read(1.Seconds());

        Assert.That((await host.Host.Control.SendAsync(host.FlowRuns.Single().Id, new Note("late"))).Reason, Is.EqualTo("The run has ended as Completed already."));
        Assert.That((await host.Host.Control.SendAsync(Guid.Empty, new Note("nobody"))).Reason, Is.EqualTo($"There is no run {Guid.Empty}."));
    }

    [Test]
    public async Task SendAsync_MoreThanARunTakes_IsRefusedUntilItReceives()
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false; // the reader's patience does not run out while it is written to
        var reading = Read(1.Minutes());
        var run = await RunOf(host, "messages-reader");
        for (var i = 0; i < RunMailbox.MostUnread; i++) Assert.That((await host.Host.Control.SendAsync(run.Id, i, "numbers")).IsAccepted, Is.True);

        var refused = await host.Host.Control.SendAsync(run.Id, 0, "numbers");

        Assert.That(refused.IsAccepted, Is.False);
        Assert.That(refused.Reason, Does.Contain("1,000 messages"));
        host.AutoAdvance = true;
        await reading;
    }

    [Test]
    public async Task RespondAsync_ToAnotherFlow_ReachesIt()
    {
        await using var host = OrchestrixTestHost.Start();
        var answering = Answer();
        var other = await RunOf(host, "messages-answering");

        Assert.That(await Ask(other.Id), Is.EqualTo("hello"));
        await answering;
    }

    [Test]
    public async Task ReceiveAsync_SeveralReceivers_EachMessageGoesToOne()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Share();
        var run = await RunOf(host, "messages-shared");
        for (var i = 0; i < 20; i++) await host.Host.Control.SendAsync(run.Id, i);

        Assert.That(await running, Is.EqualTo(Enumerable.Range(0, 20)));
    }

    [Flow("messages-shared")]
    static async Task<int[]> Share()
    {
        var parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Take()));
        return [.. parts.SelectMany(p => p).Order()];

        static async Task<List<int>> Take()
        {
            List<int> taken = [];
            await foreach (var number in Run.ReceiveAsync<int>(timeout: 1.Minutes())) taken.Add(number);
            return taken;
        }
    }

    [Test]
    public async Task ReceiveAsync_InAFurtherAttempt_BringsTheSameMessagesAgain()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Again();
        var run = await RunOf(host, "messages-again");
        foreach (var text in new[] { "a", "b", "c" }) await host.Host.Control.SendAsync(run.Id, new Note(text));

        Assert.That(await running, Is.EqualTo("a b"));
    }
}
