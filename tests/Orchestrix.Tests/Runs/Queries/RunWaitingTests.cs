using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Queries;

public sealed partial class RunWaitingTests
{
    [Flow("why-later")] static Task Later() => Task.CompletedTask;

    [Flow("why-outer")] static async Task Outer(Task until) => await Inner(until);

    [Task("why-inner", RetryDelaySeconds = 90, Retries = 2)]
    static async Task Inner(Task until)
    {
        if (RunContext.Current.Run!.RunCount == 1) throw new TimeoutException("no answer");
        await until;
    }

    [Flow("why-ended")] static void Ending() { }

    static Task<string?> WhyAsync(RunFixture fixture, Run run) => fixture.Host.RunQueries.WhyAsync(run.Id).AsTask();

    [Test]
    public async Task WhyAsync_OfAScheduledRun_SaysWhenItBegins()
    {
        await using var fixture = RunFixture.Start();
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero));
        var run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Later()), new StartOptions { At = fixture.Time.GetUtcNow().AddHours(2) });

        Assert.That(await WhyAsync(fixture, run), Is.EqualTo("Begins at 2026-01-02 05:00:00Z (in 2 h 0 min)."));
    }

    [Test]
    public async Task WhyAsync_OfARunThatWaits_NamesWhatItWaitsForAndWhyThatWaits()
    {
        TaskCompletionSource release = new();
        await using var fixture = RunFixture.Start();
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero));

        var call = Outer(release.Task);
        var outer = fixture.Host.Engine.LiveFlowRuns.Single();
        var inner = (await fixture.Host.Runs.TaskRunsAsync(outer.Id).ToListAsync()).Single();
        Assert.That(await WhyAsync(fixture, outer), Is.EqualTo("Executes since 2026-01-02 03:00:00Z (0 s), and waits for task run why-inner-1 of why-inner (AwaitingRetry)."));
        Assert.That(await WhyAsync(fixture, inner), Is.EqualTo("Attempt 1 of at most 3 failed (TimeoutException: no answer); the next begins at 2026-01-02 03:01:30Z (in 1 min 30 s)."));

        fixture.Time.Advance(TimeSpan.FromSeconds(90));
        await fixture.Drained(() => inner.State.Name == "Retrying");
        Assert.That(await WhyAsync(fixture, inner), Is.EqualTo("Attempt 2 of at most 3 executes since 2026-01-02 03:01:30Z (0 s)."));

        await fixture.Host.Control.CancelAsync(outer.Id, "too slow");
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await WhyAsync(fixture, outer), Does.StartWith("Was asked to stop at 2026-01-02 03:01:30Z (2 s ago) (too slow), and its body has not ended"));

        release.SetResult();
        await call;
    }

    [Test]
    public async Task WhyAsync_OfARunThatEnded_SaysHow()
    {
        await using var fixture = RunFixture.Start();
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero));
        Ending();

        Assert.That(await WhyAsync(fixture, await fixture.Host.Runs.FlowRunsAsync().SingleAsync()), Is.EqualTo("Has ended as Completed at 2026-01-02 03:00:00Z."));
        Assert.That(await fixture.Host.RunQueries.WhyAsync(Guid.Empty), Is.Null);
    }
}
