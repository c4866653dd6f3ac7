using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

public sealed class RollbackAttributeTests
{
    static readonly AsyncLocal<List<string>> Lines = new();

    internal sealed record Seat(int Number);

    static class Cinema
    {
        [Task(OnRollback = nameof(Release))]
        internal static async Task<Seat> Take(string film, int number)
        {
            await Task.Yield();
            Lines.Value!.Add($"take {number}");
            return new Seat(number);
        }

        [Task(Retries = 1)]
        static async Task Release(Seat seat, string film, CancellationToken ct)
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            Lines.Value!.Add($"release {seat.Number} of {film}");
        }

        [Task(OnRollback = nameof(Unpay))]
        internal static void Pay(int amount) => Lines.Value!.Add($"pay {amount}");

        static void Unpay(int amount)
        {
            Lines.Value!.Add($"unpay {amount}");
            if (amount == 13) throw new IOException("bank");
        }

        [Task] internal static void Check(bool fails) => _ = fails ? throw new InvalidOperationException("no") : true;

        [Flow]
        internal static async Task SeeFilm(bool fails, int amount = 8) => await Run.InTransactionAsync(async _ =>
        {
            await Take("Alien", 1);
            Pay(amount);
            await Take("Alien", 2);
            Check(fails);
        });
    }

    [SetUp]
    public void MakeLines() => Lines.Value = [];

    [Test]
    public async Task OnRollback_ALaterStepFails_CallsItWithResultAndArgumentsInReverseOrder()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Cinema.SeeFilm(true));

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take 1", "pay 8", "take 2", "release 2 of Alien", "unpay 8", "release 1 of Alien" }));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name is "Take" or "Pay").Select(r => r.State.Name), Is.All.EqualTo("RolledBack"));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Release").Select(r => (r.State.Name, r.Parent)), Is.All.EqualTo(("Completed", host.FlowRuns.Single())));
    }

    [Test]
    public async Task OnRollback_AllGoesWell_CallsNothing()
    {
        await using var host = OrchestrixTestHost.Start();

        await Cinema.SeeFilm(false);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take 1", "pay 8", "take 2" }));
    }

    [Test]
    public async Task OnRollback_Throws_LeavesTheRunCompletedAndRollsBackTheOthers()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Cinema.SeeFilm(true, 13));

        Assert.That(Lines.Value, Does.Contain("release 1 of Alien"));
        Assert.That(host.TaskRuns.Single(r => r.Task.Name == "Pay").State.Name, Is.EqualTo("Completed"));
        Assert.That(host.FlowRuns.Single().RollbackFailures.Single().ToString(), Is.EqualTo("the rollback of Pay-2: IOException: bank"));
    }

    [Test]
    public async Task OnRollback_OutsideOfTransactions_IsNeverCalled()
    {
        await using var host = OrchestrixTestHost.Start();

        await Cinema.Take("Alien", 3);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take 3" }));
    }
}
