using Orchestrix.Hosting;
using Orchestrix.Runs.Caching;

namespace Orchestrix.Tests.Runs.Caching;

public sealed partial class CachedTaskTests
{
    /// <summary>What the bodies of one test do; per test, so that parallel tests stay apart.</summary>
    sealed class Script
    {
        public TaskCompletionSource? Gate { get; init; }

        public int Calls;
        public int FailuresLeft;

        public async Task<int> Compute(int value)
        {
            var call = Interlocked.Increment(ref Calls);
            if (Gate is { } gate) await gate.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
            if (FailuresLeft-- > 0) throw new InvalidOperationException("not yet");
            return (value * 100) + call;
        }
    }

    static readonly AsyncLocal<Script> Scripts = new();

    [Task] static async Task<int> Price(int item, string currency, CancellationToken token) { token.ThrowIfCancellationRequested(); GC.KeepAlive(currency); return await Scripts.Value!.Compute(item); }

    [Task] static async Task<List<int>> Prices(int count) { await Scripts.Value!.Compute(0); return [.. Enumerable.Range(0, count)]; }

    [Task] static int PriceNow(int item) => (item * 100) + ++Scripts.Value!.Calls;

    [Task] static async Task<int> PriceOf(Stream picture) { GC.KeepAlive(picture); return await Scripts.Value!.Compute(1); }

    [Task(Retries = 2)] static async Task<int> PriceWithRetry(int item) => await Scripts.Value!.Compute(item);

    [Task] static async Task<int> Nested(int depth) => depth == 0 ? await Scripts.Value!.Compute(0) : await Nested(depth - 1) + 1;

    [Flow] static async Task<int> PriceFlow(string customer) { GC.KeepAlive(customer); return await Price(1, "EUR", default) + await Price(1, "EUR", default); }

    static Task<RunFixture> Start(CacheKey key, TimeSpan? expires = null, bool refresh = false, Action<OrchestrixBuilder>? more = null) =>
        Task.FromResult(RunFixture.Start(o =>
        {
            o.CacheTask(() => Price(0, "", default), key, expires, refresh);
            more?.Invoke(o);
        }));

    [Test]
    public async Task Call_WithTheSameInputs_IsCachedAndDoesNotExecute()
    {
        await using var fixture = await Start(CacheKey.Inputs);
        Scripts.Value = new();

        var first = await Price(1, "EUR", default);
        var second = await Price(1, "EUR", default);
        var other = await Price(1, "USD", default);

        Assert.That((first, second, other), Is.EqualTo((101, 101, 102)));
        Assert.That(fixture.StatesOf("Price"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Cached", "Pending Running Completed" }));
    }

    [Test]
    public async Task Call_ThatDiffersOnlyInWhatIsLeftOut_IsCached()
    {
        await using var fixture = await Start(CacheKey.Inputs.Without("currency"));
        Scripts.Value = new();

        Assert.That((await Price(1, "EUR", default), await Price(1, "USD", default), await Price(2, "USD", default)), Is.EqualTo((101, 101, 202)));
    }

    [Test]
    public async Task Call_AfterTheResultExpired_Executes()
    {
        await using var fixture = await Start(CacheKey.Inputs, TimeSpan.FromHours(1));
        Scripts.Value = new();
        await Price(1, "EUR", default);

        fixture.Time.Advance(TimeSpan.FromMinutes(59));
        var before = await Price(1, "EUR", default);
        fixture.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((before, await Price(1, "EUR", default)), Is.EqualTo((101, 102)));
    }

    [Test]
    public async Task Call_WithRefresh_Executes()
    {
        await using var fixture = await Start(CacheKey.Inputs, refresh: true);
        Scripts.Value = new();

        Assert.That((await Price(1, "EUR", default), await Price(1, "EUR", default)), Is.EqualTo((101, 102)));
    }

    [Test]
    public async Task Calls_AtTheSameTimeWithTheSameKey_ComputeOnce()
    {
        await using var fixture = await Start(CacheKey.Inputs);
        var script = Scripts.Value = new() { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var calls = Task.WhenAll(Price(1, "EUR", default), Price(1, "EUR", default), Price(1, "EUR", default));

        script.Gate.SetResult();

        Assert.That(await calls, Is.EqualTo(new[] { 101, 101, 101 }));
        Assert.That(fixture.StatesOf("Price"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Cached", "Pending Cached" }));
    }

    [Test]
    public async Task Calls_WaitingForOneThatFails_ComputeInItsPlace()
    {
        await using var fixture = await Start(CacheKey.Inputs);
        var script = Scripts.Value = new() { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously), FailuresLeft = 1 };
        var first = Price(1, "EUR", default);
        var second = Price(1, "EUR", default);

        script.Gate.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first);
        Assert.That(await second, Is.EqualTo(102));
    }

    [Test]
    public async Task Call_CancelledWhileAnotherComputes_LeavesThatOneItsTurn()
    {
        await using var fixture = await Start(CacheKey.Inputs);
        var script = Scripts.Value = new() { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        using CancellationTokenSource cancel = new();
        var first = Price(1, "EUR", default);
        var second = Price(1, "EUR", cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await second);
        script.Gate.SetResult();

        Assert.That((await first, await Price(1, "EUR", default)), Is.EqualTo((101, 101)));
        Assert.That(fixture.StatesOf("Price")[1], Is.EqualTo("Pending Cancelled"));
    }

    [Test]
    public async Task Result_ThatTheCallerChanges_IsAnsweredUnchanged()
    {
        await using var fixture = RunFixture.Start(o => o.CacheTask(() => Prices(0), CacheKey.Inputs));
        Scripts.Value = new();
        (await Prices(2)).Add(99);

        Assert.That(await Prices(2), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task SynchronousTask_WithTheSameInputs_IsCached()
    {
        await using var fixture = RunFixture.Start(o => o.CacheTask(() => PriceNow(0), CacheKey.Inputs));
        Scripts.Value = new();

        Assert.That((PriceNow(1), PriceNow(1), PriceNow(2)), Is.EqualTo((101, 101, 202)));
    }

    [Test]
    public async Task Call_WhoseArgumentCannotBeHashed_FailsAndSaysWhatToDo()
    {
        await using var fixture = RunFixture.Start(o => o.CacheTask(() => PriceOf(Stream.Null), CacheKey.Inputs));
        var script = Scripts.Value = new();

        var thrown = await Assert.ThrowsAsync<CacheKeyException>(async () => await PriceOf(new MemoryStream()));

        Assert.That(thrown!.Message, Does.Contain("'PriceOf'").And.Contain("'picture' cannot be hashed").And.Contain("CacheKey.Inputs.Without(\"picture\")"));
        Assert.That((script.Calls, fixture.StatesOf("PriceOf").Single()), Is.EqualTo((0, "Pending Failed")));
    }

    [Test]
    public async Task Call_ThatIsRetried_IsKeptWhenItSucceeds()
    {
        await using var fixture = RunFixture.Start(o => o.CacheTask(() => PriceWithRetry(0), CacheKey.Inputs));
        Scripts.Value = new() { FailuresLeft = 1 };

        Assert.That((await PriceWithRetry(1), await PriceWithRetry(1)), Is.EqualTo((102, 102)));
        Assert.That(fixture.StatesOf("PriceWithRetry"), Is.EqualTo(new[] { "Pending Running Retrying Completed", "Pending Cached" }));
    }

    [Test]
    public async Task Call_BelowOneWithTheSameKey_DoesNotWaitForItself()
    {
        await using var fixture = RunFixture.Start(o => o.CacheTask(() => Nested(0), CacheKey.Of(_ => "always")));
        Scripts.Value = new();

        Assert.That(await Nested(2).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System), Is.EqualTo(3));
    }

    [Test]
    public async Task Key_OfTheRun_IsAnotherInEachFlowRun()
    {
        await using var fixture = await Start(CacheKey.Inputs + CacheKey.Run);
        Scripts.Value = new();

        Assert.That((await PriceFlow("a"), await PriceFlow("a")), Is.EqualTo((202, 204)));
    }

    [Test]
    public async Task Key_OfTheFlowsParameters_IsTheSameInFlowsWithTheSame()
    {
        await using var fixture = await Start(CacheKey.Inputs + CacheKey.FlowParameters);
        Scripts.Value = new();

        Assert.That((await PriceFlow("a"), await PriceFlow("b"), await PriceFlow("a")), Is.EqualTo((202, 204, 202)));
        await Assert.ThrowsAsync<CacheKeyException>(async () => await Price(1, "EUR", default));
    }

    [Test]
    public async Task Key_MadeByAFunction_ReplacesTheInputs()
    {
        await using var fixture = await Start(CacheKey.Of(c => c.Arguments[0].Value is > 1 ? null : "cheap"));
        Scripts.Value = new();

        Assert.That((await Price(0, "EUR", default), await Price(1, "USD", default), await Price(2, "EUR", default), await Price(2, "EUR", default)), Is.EqualTo((1, 1, 202, 203)));
    }

    [Test]
    public async Task Version_ThatDiffers_IsAnotherKey()
    {
        await using var one = await Start(CacheKey.Inputs + CacheKey.Version("1"));
        Scripts.Value = new();
        await Price(1, "EUR", default);

        await using var two = RunFixture.Start(o => { o.CacheTask(() => Price(0, "", default), CacheKey.Inputs + CacheKey.Version("2")); Share(o, one); });

        Assert.That(await Price(1, "EUR", default), Is.EqualTo(102));
    }

    [Test]
    public async Task Forget_OfATask_LetsItExecuteAgain()
    {
        await using var fixture = await Start(CacheKey.Inputs);
        Scripts.Value = new();
        await Price(1, "EUR", default);

        var forgotten = await fixture.Get<IResultCache>().ForgetAsync();

        Assert.That((forgotten, await Price(1, "EUR", default)), Is.EqualTo((1, 102)));
    }

    [Test]
    public async Task Cache_WithMoreResultsThanItKeeps_DropsThoseUsedLongestAgo()
    {
        await using var fixture = await Start(CacheKey.Inputs, more: o => o.ConfigureStore(s => s.CachedResults = 2));
        Scripts.Value = new();
        await Price(1, "EUR", default);
        await Price(2, "EUR", default);
        await Price(1, "EUR", default);

        await Price(3, "EUR", default);

        Assert.That((await Price(1, "EUR", default), await Price(2, "EUR", default)), Is.EqualTo((101, 204)));
    }

    [Test]
    public async Task CachedTask_ThatIsLimited_NeedsNoSlotForAKnownResult()
    {
        await using var fixture = await Start(CacheKey.Inputs, more: o => o.AddLimit("db", 1).LimitTask(() => Price(0, "", default), "db"));
        Scripts.Value = new();
        await Price(1, "EUR", default);
        await using var slot = await fixture.Host.Limits.AcquireAsync("db");

        Assert.That(await Price(1, "EUR", default).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System), Is.EqualTo(101));
    }

    [Test]
    public void Start_WithWrongCaches_TellsAllMistakesAtOnce()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => RunFixture.Start(o => o
            .CacheTask(() => Price(0, "", default), CacheKey.Inputs.Without("curency"), TimeSpan.Zero)
            .CacheTask(() => PriceNow(0), CacheKey.Run).CacheTask(() => PriceNow(0), CacheKey.Inputs)
            .CacheTask(() => PriceFlow(""), CacheKey.Inputs)));

        Assert.That(thrown!.Message, Does.Contain("Did you mean 'currency'?").And.Contain("at once").And.Contain("more than once").And.Contain("is a flow"));
    }

    static void Share(OrchestrixBuilder o, RunFixture with) =>
        Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.Replace(
            o.Services, Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton(with.Get<IResultCache>()));
}
