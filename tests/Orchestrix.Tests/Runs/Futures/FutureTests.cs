using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Futures;

[CancelAfter(60_000)]
public sealed class FutureTests
{
    static class Pages
    {
        [Task]
        public static async Task<int> FetchPage(int page, CancellationToken ct = default)
        {
            await Task.Delay(TimeSpan.FromHours(1), RunContext.Current.Run!.Engine.Time, ct);
            return page * 10;
        }

        [Task] public static int CleanPage(int page) => page >= 0 ? page + 1 : throw new ArgumentException($"{page} is negative");

        [Task] public static void StorePage(int page) => ArgumentOutOfRangeException.ThrowIfNegative(page);

        [Task] public static async ValueTask<string> NamePage(int page) { await Task.Yield(); return $"page {page}"; }

        [Task] public static async Task TouchPage(int page) { await Task.Yield(); ArgumentOutOfRangeException.ThrowIfNegative(page); }

        [Task] public static int JoinPages(int first, int second) => first + second;

        [Task] public static string ReportPage(string how) => how;

        [Flow]
        public static async Task<int> TotalOfPages(CancellationToken ct = default)
        {
            var page = Run.Submit(() => FetchPage(1, ct));
            var clean = page.Then(p => CleanPage(p));
            var both = Run.Submit(page, clean, (p, c) => JoinPages(p, c));
            return await both;
        }

        [Flow]
        public static async Task<int[]> MapPages(int[] pages, CancellationToken ct = default)
        {
            var fetched = Run.Map(pages, p => FetchPage(p, ct));
            return await fetched.Map(p => CleanPage(p));
        }

        [Flow]
        public static async Task<string> FlowOfPages() => await Run.Submit(() => NamesOfPages(2));

        [Flow]
        public static async Task<string> NamesOfPages(int page) => await Run.Submit(() => NamePage(page));

        [Flow]
        public static async Task<List<string>> FailingPage()
        {
            var bad = Run.Submit(() => CleanPage(-1));
            var after = bad.Then(p => CleanPage(p));
            var last = after.Then(p => CleanPage(p));
            var kept = Run.Submit(bad.AllowFailure(), o => ReportPage($"{o.State.Name}: {o.Exception!.Message}"));
            List<string> seen = [await kept];
            try
            {
                await last;
            }
            catch (UpstreamNotCompletedException exception)
            {
                seen.Add(exception.Message);
            }

            await Run.WaitAllAsync(bad, after, last);
            seen.Add($"{after.State}");
            return seen;
        }

        [Flow]
        public static async Task<List<int>> CompletedPages(CancellationToken ct = default)
        {
            List<int> order = [];
            await foreach (var page in Run.AsCompletedAsync(Run.Map([3, 1, 2], p => WaitForPage(p, ct)), ct)) order.Add(await page);
            return order;
        }

        [Task]
        public static async Task<int> WaitForPage(int hours, CancellationToken ct)
        {
            await Task.Delay(TimeSpan.FromHours(hours), RunContext.Current.Run!.Engine.Time, ct);
            return hours;
        }

        [Flow]
        public static async Task AfterPages(List<string> order)
        {
            var first = Run.Submit(() => NotePage(order, "first"));
            var second = Run.Submit(() => NotePage(order, "second"), after: [first]);
            await second.Then(() => NotePage(order, "third"));
        }

        [Task]
        public static async Task NotePage(List<string> order, string what)
        {
            await Task.Yield();
            lock (order) order.Add(what);
        }

        [Flow]
        public static int BlockingPages(CancellationToken ct = default) => Run.Submit(() => FetchPage(4, ct)).Wait() + Run.Submit(() => BlockedPage(5, ct)).Wait();

        [Task] public static int BlockedPage(int page, CancellationToken ct) => Run.Submit(() => FetchPage(page, ct)).Wait();

        [Flow]
        public static async Task<RunState> StateOfPages() => await Run.WaitAllAsync(Run.Map([1, -1, 2], p => TouchPage(p)));
    }

    [Test]
    public async Task Submit_WithUpstreams_BeginsWhenTheyAreCompleted()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Pages.TotalOfPages(), Is.EqualTo(10 + 11));

        Assert.That(host.TaskRuns.Select(r => $"{r.Name} {r.State.Name}"), Is.EquivalentTo(new[] { "FetchPage-1 Completed", "CleanPage-2 Completed", "JoinPages-3 Completed" }));
        var byName = host.TaskRuns.ToDictionary(r => r.Definition.Name);
        Assert.That(byName["FetchPage"].Upstreams, Is.Empty);
        Assert.That(byName["CleanPage"].Upstreams, Is.EqualTo(new[] { new RunUpstream(byName["FetchPage"].Id, UpstreamKind.Data) }));
        Assert.That(byName["JoinPages"].Upstreams.Select(u => u.RunId), Is.EqualTo(new[] { byName["FetchPage"].Id, byName["CleanPage"].Id }));
        Assert.That(byName["CleanPage"].Parent, Is.SameAs(host.FlowRuns.Single()));
    }

    [Test]
    public async Task Map_TasksThatTakeAnHourEach_TakeOneHourTogether()
    {
        await using var host = OrchestrixTestHost.Start();
        var began = host.Time.Now;

        Assert.That(await Pages.MapPages([1, 2, 3]), Is.EqualTo(new[] { 11, 21, 31 }));

        Assert.That(host.Time.Now - began, Is.EqualTo(1.Hours()));
    }

    [Test]
    public async Task Map_NoElements_GivesNone()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Pages.MapPages([]), Is.Empty);
    }

    [Test]
    public async Task Map_SequencesOfDifferentLengths_NamesAllBeforeAnythingRuns()
    {
        await using var host = OrchestrixTestHost.Start();
        int[] pages = [1, 2], sizes = [1, 2, 3];

        Assert.That(() => Run.Map(pages, sizes, (p, s) => Pages.JoinPages(p, s)), Throws.ArgumentException.With.Message.Contains("pages has 2, sizes has 3"));
        Assert.That(host.TaskRuns, Is.Empty);
        Assert.That(await Run.Map(pages, [5, 6], (p, s) => Pages.JoinPages(p, s)), Is.EqualTo(new[] { 6, 8 }));
    }

    [Test]
    public async Task Submit_SubflowThatSubmits_BelongsToTheOneThatSubmitted()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Pages.FlowOfPages(), Is.EqualTo("page 2"));

        var inner = host.FlowRuns.Single(r => r.Definition.Name == "NamesOfPages");
        Assert.That(inner.Parent!.Definition.Name, Is.EqualTo("FlowOfPages"));
        Assert.That(host.TaskRuns.Single().Parent, Is.SameAs(inner));
    }

    [Test]
    public async Task Submit_UpstreamFails_EndsAsNotReadyAndSaysWhy()
    {
        await using var host = OrchestrixTestHost.Start();

        var seen = await Pages.FailingPage();

        Assert.That(seen[0], Is.EqualTo("Failed: -1 is negative"));
        Assert.That(seen[1], Does.Contain("was not started").And.Contain("AllowFailure"));
        Assert.That(seen[2], Does.StartWith("NotReady").And.Contain("CleanPage-1 ended as Failed (ArgumentException: -1 is negative)"));
        Assert.That(host.TaskRuns.Where(r => r.Definition.Name == "CleanPage").Select(r => r.State.Name), Is.EquivalentTo(new[] { "Failed", "NotReady", "NotReady" }));
        Assert.That(host.TaskRuns.Where(r => r.State.Name == "NotReady").Select(r => r.Started), Is.All.Null);
    }

    [Test]
    public async Task AsCompletedAsync_FuturesOfDifferentLength_GivesThemAsTheyEnd()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Pages.CompletedPages(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Submit_AfterOthers_WaitsForThemWithoutTheirValues()
    {
        await using var host = OrchestrixTestHost.Start();
        List<string> order = [];

        await Pages.AfterPages(order);

        Assert.That(order, Is.EqualTo(new[] { "first", "second", "third" }));
        Assert.That(host.TaskRuns.Select(r => r.Upstreams.Count), Is.EqualTo(new[] { 0, 1, 1 }));
        Assert.That(host.TaskRuns[^1].Upstreams[0].Kind, Is.EqualTo(UpstreamKind.Order));
    }

    [Test]
    public async Task Wait_InSynchronousCode_BlocksUntilTheEnd()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Task.Run(() => Pages.BlockingPages()), Is.EqualTo(90));
    }

    [Test]
    public async Task WaitAllAsync_SomeFailed_TellsTheirCommonState()
    {
        await using var host = OrchestrixTestHost.Start();

        await Pages.StateOfPages();

        Assert.That(host.FlowRuns.Single().State, Has.Property("Type").EqualTo(StateType.Failed).And.Property("Message").EqualTo("1/3 states failed."));
    }

    [Test]
    public async Task Submit_WithoutAHost_ExecutesUntracked()
    {
        Task<(int, StateType, string, RunState)> outside;
        using (ExecutionContext.SuppressFlow())
        {
            outside = Task.Run(async () =>
            {
                var clean = Run.Submit(() => Pages.CleanPage(1)).Then(p => Pages.CleanPage(p));
                var bad = Run.Submit(() => Pages.CleanPage(-1));
                var name = bad.Then(p => Pages.NamePage(p));
                await Run.WaitAllAsync(bad, name);
                return (await clean, bad.State.Type, name.State.Name, (await name.AllowFailure()).State);
            });
        }

        var (value, type, notReady, _) = await outside;
        Assert.That((value, type, notReady), Is.EqualTo((3, StateType.Failed, "NotReady")));
    }

    [Test]
    public async Task Submit_LambdaThatIsNoSingleCall_SaysSo()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(() => Run.Submit(() => Task.CompletedTask), Throws.InstanceOf<CallCaptureException>());
        Assert.That(async () => await Run.Submit(() => Pages.CleanPage(1)).Then(p => Pages.CleanPage(p) + Pages.CleanPage(p)), Throws.InstanceOf<CallCaptureException>());
    }
}
