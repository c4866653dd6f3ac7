using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Futures;

/// <summary>The generated members mean what Run.Submit and Run.Map mean.</summary>
[CancelAfter(60_000)]
public sealed class SubmitMemberTests
{
    internal static class Typed
    {
        [Task("typed-fetch")] public static async Task<string> FetchTypedAsync(string url, CancellationToken ct = default) { await Task.Yield(); return url.Length > 0 ? $"<{url}>" : throw new ArgumentException("no url"); }

        [Task("typed-clean")] public static string CleanTyped(string page, int times = 1) => string.Concat(Enumerable.Repeat(page.Trim('<', '>'), times));

        [Task("typed-mark", Key = "{name}")] public static void MarkTyped(string name, List<string> into) { lock (into) into.Add(name); }

        [Flow("typed-chain")]
        public static async Task<string> Chain(List<string> marks)
        {
            var page = Typed.SubmitFetchTyped("a");
            var name = Typed.SubmitCleanTyped(page, 2);
            var marked = Typed.SubmitMarkTyped(name, marks, after: [page]);
            await marked;
            return CleanTyped(await name); // a direct call with what a member gave is tracked
        }

        [Flow("typed-map")]
        public static async Task<string> Mapped(List<string> urls)
        {
            var pages = Typed.MapFetchTyped(urls);
            return string.Join(",", await Typed.MapCleanTyped(pages, new[] { 1, 2, 3 })) + "|" + string.Join(",", await Typed.MapCleanTyped(pages, 2));
        }

        [Flow("typed-not-ready")]
        public static async Task<RunState> NotReady(List<string> marks)
        {
            var bad = Typed.SubmitFetchTyped("");
            var name = Typed.SubmitCleanTyped(bad);
            var marked = Typed.MapMarkTyped(Typed.MapCleanTyped(new List<string> { "x" }, Typed.SubmitCountTyped("")), ValuesOrFutures.Same(marks));
            return await Run.WaitAllAsync([name, .. marked]);
        }

        [Task("typed-count")] public static int CountTyped(string url) => url.Length > 0 ? url.Length : throw new ArgumentException("no url");

        [Flow("typed-retried", Retries = 1)]
        public static async Task<string> Retried(int[] calls, List<string> marks)
        {
            var name = Typed.SubmitCleanTyped(Typed.SubmitFetchTyped("r"));
            await Typed.SubmitMarkTyped(name, marks);
            return calls[0]++ == 0 ? throw new InvalidOperationException("once") : await name;
        }
    }

    [Test]
    public async Task Submit_WithFuturesAsArguments_BeginsWhenTheyAreThere()
    {
        await using var host = OrchestrixTestHost.Start();
        List<string> marks = [];

        Assert.That(await Typed.Chain(marks), Is.EqualTo("aa"));
        Assert.That(marks, Is.EqualTo(new[] { "aa" }));
        Assert.That(host.TaskRuns.Select(r => r.Definition.Name), Is.EqualTo(new[] { "typed-fetch", "typed-clean", "typed-mark", "typed-clean" }));
        var kinds = host.TaskRuns.Single(r => r.Definition.Name == "typed-mark").Upstreams.Select(u => u.Kind);
        Assert.That(kinds, Is.EqualTo(new[] { UpstreamKind.Data, UpstreamKind.Order }));
    }

    [Test]
    public async Task Map_WithFuturesValuesAndOneForAll_GoesSideBySide()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Typed.Mapped(["a", "b", "c"]), Is.EqualTo("a,bb,ccc|aa,bb,cc"));
        Assert.That(host.TaskRuns.Count(r => r.Definition.Name == "typed-fetch"), Is.EqualTo(3));
    }

    [Test]
    public async Task Submit_WithAFutureThatFails_IsNotReady()
    {
        await using var host = OrchestrixTestHost.Start();
        List<string> marks = [];

        Assert.That((await Typed.NotReady(marks)).Type, Is.EqualTo(StateType.Failed));
        Assert.That(marks, Is.Empty);
        Assert.That(host.TaskRuns.Count(r => r.State.Name == "NotReady"), Is.EqualTo(3));
    }

    [Test]
    public async Task Submit_InAFlowThatIsRetried_IsAStep()
    {
        await using var host = OrchestrixTestHost.Start();
        List<string> marks = [];

        Assert.That(await Typed.Retried([0], marks), Is.EqualTo("r"));
        Assert.That(marks, Is.EqualTo(new[] { "r" }));
    }

    [Test]
    public void Map_WithUnevenSequences_SaysSo() =>
        Assert.That(
            Assert.Throws<ArgumentException>(() => Typed.MapCleanTyped(new[] { "a", "b" }, new[] { 1 }))!.Message,
            Does.Contain("different lengths: page has 2, times has 1. Nothing was submitted."));

    [Test]
    public void Map_WithoutASequence_SaysSo() =>
        Assert.That(Assert.Throws<ArgumentException>(() => Typed.MapCleanTyped("a", 2))!.Message, Does.Contain("every argument is one value for all"));
}
