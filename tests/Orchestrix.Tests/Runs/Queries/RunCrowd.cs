using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Queries;

/// <summary>Flows and tasks that make runs of all sorts.</summary>
static partial class RunCrowd
{
    [Flow("crowd-orders", Tags = ["shop", "daily"])]
    public static void Orders(int tasks, TimeSpan takes)
    {
        for (var i = 0; i < tasks; i++) Pack(i);
        Fixture.Value!.Time.Advance(takes);
    }

    [Flow("crowd-report", Tags = ["daily"])] public static void Report() => Orders(1, TimeSpan.FromMilliseconds(7));

    [Flow("crowd-bill")] public static void Bill() => throw new InvalidOperationException("no paper");

    [Flow("crowd-later")] public static Task Later() => Task.CompletedTask;

    [Task("crowd-pack", Tags = ["shop"])] public static int Pack(int item) => item;

    public static AsyncLocal<RunFixture?> Fixture { get; } = new();

    /// <summary>Does one of several things, by a number.</summary>
    public static async Task Act(RunFixture fixture, int what)
    {
        Fixture.Value = fixture;
        switch (what % 6)
        {
            case 0:
                Orders(what % 3, TimeSpan.FromSeconds(what % 4));
                break;
            case 1:
                Report();
                break;
            case 2:
                Assert.Throws<InvalidOperationException>(() => Bill());
                break;
            case 3:
                await Schedule(fixture, what % 7);
                break;
            case 4:
                await fixture.Host.Control.CancelAsync((await Schedule(fixture, 1 + (what % 5))).Id, "not needed");
                break;
            default:
                fixture.Time.Advance(TimeSpan.FromMilliseconds(what * 37));
                break;
        }
    }

    // So far away that none begins while the crowd is made.
    static ValueTask<FlowRun> Schedule(RunFixture fixture, int days) =>
        fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Later()), new StartOptions { At = fixture.Time.GetUtcNow().AddDays(100 + days) });
}
