using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations;

public sealed class ActionDispatcherTests
{
    static Automation On(string name, params IAutomationAction[] then) => new("rule", When.Event(name), then);

    [Test]
    public async Task Action_ThatSucceeds_IsToldInEventsThatFollowEachOther()
    {
        using RuleFixture fixture = new(On("a", Then.Emit("b", "thing.2")));
        var a = fixture.Emit("a");

        await fixture.SettleAsync();

        var triggered = fixture.Events().Single(e => e.Name == "orchestrix.automation.action.triggered");
        var executed = fixture.Events().Single(e => e.Name == "orchestrix.automation.action.executed");
        var fired = fixture.Events().Single(e => e.Name == "orchestrix.automation.triggered");
        Assert.That(triggered.Follows, Is.EqualTo(a.Id));
        Assert.That(executed.Follows, Is.EqualTo(triggered.Id));
        Assert.That(executed.Resource.Id, Is.EqualTo("orchestrix.automation.rule"));
        Assert.That(executed.Resource["orchestrix.trigger-type"], Is.EqualTo("event"));
        Assert.That(executed.Related.Select(r => (r.Role, r.Id)), Is.EqualTo(new[]
        {
            ("automation-triggered-event", $"orchestrix.event.{fired.Id:D}"), ("triggering-event", $"orchestrix.event.{a.Id:D}"),
        }));
        Assert.That(executed.Payload.GetProperty("action_index").GetInt32(), Is.Zero);
        Assert.That(executed.Payload.GetProperty("action_type").GetString(), Is.EqualTo("emit-event"));
        Assert.That(fixture.Events().Single(e => e.Name == "b").Reference.Cause?.Automation, Is.EqualTo("rule"));
    }

    [Test]
    public async Task Action_ThatThrows_IsTriedAgainAfterOneFiveAndThirtySeconds()
    {
        List<(double At, int Attempt, string Key)> attempts = [];
        RuleFixture? fixture = null;
        fixture = new RuleFixture(On("a", Then.Do("try", c =>
        {
            lock (attempts) attempts.Add(((c.Time.GetUtcNow() - RuleFixture.Origin).TotalSeconds, c.Attempt, c.IdempotencyKey));
            throw new InvalidOperationException("no");
        })));
        using var _ = fixture;
        fixture.Emit("a");

        foreach (var at in new[] { 0, 1, 6, 36, 500 })
        {
            fixture.AdvanceTo(at);
            await fixture.SettleAsync();
        }

        Assert.That(attempts.Select(t => (t.At, t.Attempt)), Is.EqualTo(new[] { (0.0, 1), (1.0, 2), (6.0, 3), (36.0, 4) }));
        Assert.That(attempts.Select(t => t.Key).Distinct().Count(), Is.EqualTo(1));
        var failed = fixture.Events().Single(e => e.Name == "orchestrix.automation.action.failed");
        Assert.That(failed.Payload.GetProperty("reason").GetString(), Does.Contain("InvalidOperationException: no").And.Contain("4 attempts"));
        Assert.That(fixture.Events().Count(e => e.Name == "orchestrix.automation.action.triggered"), Is.EqualTo(1));
        Assert.That(fixture.Counters.ActionsFailed, Is.EqualTo(1));
    }

    [Test]
    public async Task Action_ThatWaitsForAnotherAttempt_CountsAsWaitingAndNotAsBusy()
    {
        using RuleFixture fixture = new(On("a", Then.Do("try", _ => throw new InvalidOperationException("no"))));
        fixture.Emit("a");

        await fixture.SettleAsync();

        Assert.That(fixture.Dispatcher.Waiting, Is.EqualTo(1));
        Assert.That(fixture.Dispatcher.Busy, Is.Empty);
    }

    [Test]
    public async Task Action_ThatSaysItCannotSucceed_IsNotTriedAgain()
    {
        using RuleFixture fixture = new(On("a", Then.Do("try", _ => throw new ActionFailedException("the account is closed"))));
        fixture.Emit("a");

        await fixture.SettleAsync();

        Assert.That(fixture.Dispatcher.Waiting, Is.Zero);
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.action.failed").Payload.GetProperty("reason").GetString(), Is.EqualTo("the account is closed"));
    }

    [Test]
    public async Task Action_ThatFails_DoesNotKeepTheOthersFromTheirs()
    {
        using RuleFixture fixture = new(On("a", Then.Do("try", _ => throw new InvalidOperationException("no")), Then.Notify("ops", c => $"{c.Event!.Name} {c.Index}")));
        fixture.Emit("a");

        await fixture.SettleAsync();

        Assert.That(fixture.Channel.Notifications.Single().Body, Is.EqualTo("a 1"));
        Assert.That(fixture.Channel.Notifications.Single().Automation, Is.EqualTo("rule"));
    }

    [Test]
    public async Task Action_ThatTakesTooLong_IsCancelledAndTriedAgain()
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var attempts = 0;
        using RuleFixture fixture = new(On("a", Then.Do("hang", async (_, token) =>
        {
            if (Interlocked.Increment(ref attempts) > 1) return;
            started.SetResult();
            await Never.Happens(token);
        })));
        fixture.Emit("a");
        await started.Task;

        fixture.AdvanceTo(30);
        await fixture.SettleAsync();
        fixture.AdvanceTo(31);
        await fixture.SettleAsync();

        Assert.That(attempts, Is.EqualTo(2));
        Assert.That(fixture.Counters.ActionsExecuted, Is.EqualTo(1));
    }

    [Test]
    public async Task Actions_MoreThanMayExecuteAtOnce_WaitTheirTurn()
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int now = 0, most = 0;
        using RuleFixture fixture = new(
            [On("a", Then.Do("count", async (_, _) =>
            {
                var executing = Interlocked.Increment(ref now);
                lock (go) most = Math.Max(most, executing);
                await go.Task;
                Interlocked.Decrement(ref now);
            }))],
            f => f.Options.MaxConcurrentActions = 3);
        for (var i = 0; i < 10; i++) fixture.Emit("a");

        go.SetResult();
        await fixture.SettleAsync();

        Assert.That(fixture.Counters.ActionsExecuted, Is.EqualTo(10));
        Assert.That(most, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Stop_WithAnActionThatGoesOn_CancelsItAfterTheTimeout()
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using RuleFixture fixture = new(On("a", Then.Do("hang", async (_, token) =>
        {
            started.SetResult();
            await Never.Happens(token);
        })));
        fixture.Emit("a");
        await started.Task;

        var stop = fixture.Dispatcher.StopAsync(5.Seconds());
        var before = stop.IsCompleted;
        fixture.AdvanceTo(5);
        await stop;

        Assert.That(before, Is.False);
        Assert.That(fixture.Dispatcher.Busy, Is.Empty);
    }

    [Test]
    public async Task Use_HandlerFromDependencyInjection_GetsAScopeForEachAttempt()
    {
        Handled handled = new();
        using RuleFixture fixture = new(
            [On("a", Then.Use<Handler>())], null,
            services => services.AddSingleton(handled).AddScoped<Scoped>().AddScoped<Handler>());
        fixture.Emit("a");
        fixture.Emit("a");

        await fixture.SettleAsync();

        Assert.That(handled.By, Has.Count.EqualTo(2));
        Assert.That(handled.By, Is.Unique);
        Assert.That(handled.By.All(s => s.IsDisposed), Is.True);
    }

    sealed class Handled
    {
        public List<Scoped> By { get; } = [];
    }

    sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    sealed class Handler(Handled handled, Scoped scoped) : IActionHandler
    {
        public ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken)
        {
            lock (handled) handled.By.Add(scoped);
            return default;
        }
    }
}
