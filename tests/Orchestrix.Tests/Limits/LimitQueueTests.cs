using Orchestrix.Limits;

namespace Orchestrix.Tests.Limits;

public sealed class LimitQueueTests
{
    [Test]
    public async Task Acquire_WhileSlotsAreFree_EndsAtOnce()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 2));

        var asked = fixture.Ask("db", 2);

        Assert.That(asked.IsCompletedSuccessfully, Is.True);
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Release_WithSeveralWaiting_ServesWhoCameFirst()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        var holder = await fixture.Ask("db");
        var first = fixture.Ask("db");
        var second = fixture.Ask("db");

        await holder.DisposeAsync();

        await first;
        Assert.That(second.IsCompleted, Is.False);
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Acquire_OfFewSlotsAfterSomebodyWhoWaitsForMany_DoesNotOvertake()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 3));
        var holder = await fixture.Ask("db", 2);
        var many = fixture.Ask("db", 3);

        var one = fixture.Ask("db");
        await holder.DisposeAsync();

        Assert.That((many.IsCompleted, one.IsCompleted), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task AcquireAll_OfNoLimits_EndsAtOnce()
    {
        using LimitFixture fixture = new(new LimitDefinition("a", 1));

        await using var none = await fixture.Queue.AcquireAllAsync([]);

        Assert.That(none.Slots, Is.Empty);
    }

    [Test]
    public async Task AcquireAll_WhileOneLimitIsFull_HoldsNothingOfTheOthers()
    {
        using LimitFixture fixture = new(new LimitDefinition("a", 1), new LimitDefinition("b", 1));
        var holder = await fixture.Ask("b");

        var both = fixture.Queue.AcquireAllAsync(["a", "b"]).AsTask();

        Assert.That(await fixture.StateOf("a"), Is.EqualTo((0, 1)));
        await holder.DisposeAsync();
        await both;
        Assert.That(await fixture.StateOf("a"), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task AcquireAll_WhileOthersKeepComing_IsServedInItsTurn()
    {
        using LimitFixture fixture = new(new LimitDefinition("a", 1), new LimitDefinition("b", 1));
        var a = await fixture.Ask("a");
        var b = await fixture.Ask("b");
        var both = fixture.Queue.AcquireAllAsync(["a", "b"]).AsTask();
        var laterA = fixture.Ask("a");
        var laterB = fixture.Ask("b");

        await a.DisposeAsync();
        Assert.That(laterA.IsCompleted, Is.False, "overtaken");
        await b.DisposeAsync();

        await (await both).DisposeAsync();
        await Task.WhenAll(laterA, laterB);
    }

    [Test]
    public async Task Cancel_WhileWaiting_LeavesNothingBehind()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        using CancellationTokenSource cancel = new();
        var holder = await fixture.Ask("db");
        var waiter = fixture.Ask("db", token: cancel.Token);
        var next = fixture.Ask("db");

        await cancel.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await waiter);
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((1, 1)));
        await holder.DisposeAsync();
        await next;
    }

    [Test]
    public async Task Cancel_OfTheFirst_LetsThoseBehindPass()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 3));
        using CancellationTokenSource cancel = new();
        _ = await fixture.Ask("db", 2);
        var many = fixture.Ask("db", 3, token: cancel.Token);
        var one = fixture.Ask("db");

        await cancel.CancelAsync();

        Assert.That((many.IsCanceled, one.IsCompletedSuccessfully), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Timeout_WhileWaiting_SaysWhatWasWaitedFor()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        _ = await fixture.Ask("db");
        var waiter = fixture.Ask("db", timeout: TimeSpan.FromSeconds(5));

        fixture.Time.Advance(TimeSpan.FromSeconds(5));

        var thrown = await Assert.ThrowsAsync<LimitTimeoutException>(async () => await waiter);
        Assert.That(thrown!.Message, Does.Contain("'db'").And.Contain("00:00:05"));
        Assert.That((await fixture.Queue.StatusAsync("db")).Denied, Is.EqualTo(1));
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Timeout_OfZero_DoesNotWait()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        _ = await fixture.Ask("db");

        await Assert.ThrowsAsync<LimitTimeoutException>(async () => await fixture.Ask("db", timeout: TimeSpan.Zero));
    }

    [Test]
    public async Task Dispose_OfALeaseTwice_GivesItsSlotsBackOnce()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 2));
        var lease = await fixture.Ask("db");
        _ = await fixture.Ask("db");

        await lease.DisposeAsync();
        lease.Dispose();

        Assert.That(await fixture.StateOf("db"), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Acquire_OfARate_WaitsUntilSlotsCameBack()
    {
        using LimitFixture fixture = new(new LimitDefinition("api", 2, perSecond: 1));
        await using (await fixture.Ask("api", 2)) { }

        var third = fixture.Ask("api");
        fixture.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(third.IsCompleted, Is.False);
        fixture.Time.Advance(TimeSpan.FromMilliseconds(1));

        await third;
    }

    [Test]
    public void Acquire_OfAnUnknownLimit_SaysWhichWasMeant()
    {
        using LimitFixture fixture = new(new LimitDefinition("database", 1));

        var thrown = Assert.Throws<LimitException>(() => fixture.Ask("databse"));

        Assert.That(thrown!.Message, Does.Contain("Did you mean 'database'?").And.Contain("o.AddLimit(\"databse\", slots: 5)"));
    }

    [Test]
    public void Acquire_OfALimitWithoutSlots_IsRefused()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 0));

        Assert.That(Assert.Throws<LimitException>(() => fixture.Ask("db"))!.Message, Does.Contain("0 slots"));
    }

    [Test]
    public void Acquire_OfMoreSlotsThanThereAre_IsRefused()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 2));

        Assert.That(Assert.Throws<LimitException>(() => fixture.Ask("db", 3))!.Message, Does.Contain("only 2"));
    }

    [Test]
    public async Task Acquire_WithKeys_GivesEachKeyItsOwnSlots()
    {
        using LimitFixture fixture = new(new LimitDefinition("customer", 1));
        var one = await fixture.Queue.AcquireAsync("customer", key: "1");

        var other = fixture.Queue.AcquireAsync("customer", key: "2").AsTask();
        var same = fixture.Queue.AcquireAsync("customer", key: "1").AsTask();

        Assert.That((other.IsCompleted, same.IsCompleted), Is.EqualTo((true, false)));
        Assert.That((await fixture.Queue.StatusAsync("customer")).Holders.Select(h => h.Key), Is.EquivalentTo(new[] { "1", "2" }));
        await one.DisposeAsync();
        await same;
    }

    [Test]
    public async Task SetActive_ToFalse_LetsThoseWhoWaitPass()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        _ = await fixture.Ask("db");
        var waiter = fixture.Ask("db");

        fixture.Queue.SetActive("db", false);

        await waiter;
        Assert.That(fixture.Queue.All.Single().IsActive, Is.False);
    }

    [Test]
    public async Task Resize_ToMoreSlots_ServesThoseWhoWait()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 1));
        _ = await fixture.Ask("db");
        var waiter = fixture.Ask("db");

        fixture.Queue.Resize("db", 2);

        await waiter;
    }

    [Test]
    public async Task Resize_ToLessThanAWaiterAsksFor_SendsItAway()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 2));
        _ = await fixture.Ask("db");
        var waiter = fixture.Ask("db", 2);

        fixture.Queue.Resize("db", 1);

        await Assert.ThrowsAsync<LimitException>(async () => await waiter);
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Status_OfALimit_ShowsWhoHoldsItSinceWhen()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 5));
        var since = fixture.Time.GetUtcNow();
        var holder = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        _ = await fixture.Queue.AcquireAsync("db", slots: 3, holder: holder);

        var status = await fixture.Queue.StatusAsync("db");

        Assert.That(status.Holders, Is.EqualTo(new[] { new LimitHolder(holder, null, 3, since) }));
    }

    [Test]
    public async Task Dispose_OfTheQueue_SendsAwayThoseWhoWait()
    {
        LimitFixture fixture = new(new LimitDefinition("db", 1));
        _ = await fixture.Ask("db");
        var waiter = fixture.Ask("db");

        fixture.Dispose();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await waiter);
    }

    [Test]
    public async Task Acquire_ByManyThreads_NeverHoldsMoreThanTheLimit()
    {
        using LimitFixture fixture = new(new LimitDefinition("db", 3));
        int inside = 0, most = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await using var slot = await fixture.Ask("db");
                InterlockedMax(ref most, Interlocked.Increment(ref inside));
                if (i % 7 == 0) await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        })));

        Assert.That(most, Is.InRange(1, 3));
        Assert.That(await fixture.StateOf("db"), Is.EqualTo((0, 0)));
    }

    static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}
