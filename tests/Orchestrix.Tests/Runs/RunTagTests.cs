using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class RunTagTests
{
    static class Steps
    {
        [Flow(Tags = ["own"])]
        public static async Task<string> OuterOfTags()
        {
            using (RunTags.Add("inside")) await InnerOfTags();
            await Leaf();
            RunContext.Current.Emit("seen", "thing.1");
            return string.Join(" ", RunContext.Current.Run?.Tags ?? []);
        }

        [Flow(Tags = ["inner"])] public static async Task InnerOfTags() => await Leaf();

        [Task(Tags = ["leaf"])] public static async Task Leaf() => await Task.Yield();
    }

    static string TagsOf(Run run) => string.Join(" ", run.Tags);

    [Test]
    public async Task Scope_AroundACall_TagsTheRunAndThoseBelow()
    {
        await using var host = OrchestrixTestHost.Start();

        string tags;
        using (RunTags.Add("nightly", "own"))
        using (RunTags.Add("weekly")) tags = await Steps.OuterOfTags();

        Assert.That(tags, Is.EqualTo("nightly own weekly"));
        Assert.That(host.FlowRuns.Select(TagsOf), Is.EqualTo(new[] { "nightly own weekly", "inner inside nightly own weekly" }));
        Assert.That(host.TaskRuns.Select(TagsOf), Is.EqualTo(new[] { "inner inside leaf nightly own weekly", "leaf nightly own weekly" }));
    }

    [Test]
    public async Task Scope_ThatWasDisposed_TagsNothing()
    {
        await using var host = OrchestrixTestHost.Start();

        using (RunTags.Add("nightly")) { }

        Assert.That(await Steps.OuterOfTags(), Is.EqualTo("own"));
    }

    [Test]
    public async Task Events_OfTaggedRuns_NameEveryTag()
    {
        await using var host = OrchestrixTestHost.Start();

        using (RunTags.Add("nightly")) await Steps.OuterOfTags();

        string Tags(string name, Func<RunStateChanged?, bool> fits) => string.Join(" ", host.Events.First(e => e.Name == name && fits(e as RunStateChanged)).Related.Where(r => r.Id.StartsWith("orchestrix.tag.", StringComparison.Ordinal)).Select(r => r.Id["orchestrix.tag.".Length..]));
        Assert.That(Tags("orchestrix.flow-run.Completed", e => e is RunStateChanged { Run.Parent: null }), Is.EqualTo("nightly own"));
        Assert.That(Tags("orchestrix.flow-run.Completed", e => e is RunStateChanged { Run.Parent: not null }), Is.EqualTo("inner inside nightly own"));
        Assert.That(Tags("orchestrix.task-run.Completed", _ => true).Split(' '), Is.EquivalentTo(new[] { "inner", "inside", "leaf", "nightly", "own" }));
        Assert.That(Tags("seen", _ => true), Is.EqualTo("nightly own"));
    }

    [Test]
    public async Task Scope_AroundAStart_TagsTheStartedRun()
    {
        await using var fixture = RunFixture.Start();
        FlowRun run;

        using (RunTags.Add("nightly")) run = await fixture.Get<IRunStarter>().StartAsync(CallCapture.Record(() => Steps.OuterOfTags()), new StartOptions());
        await run.Completion;

        Assert.That(TagsOf(run), Is.EqualTo("nightly own"));
        Assert.That(run.Result, Is.EqualTo("nightly own"));
    }

    [Test]
    public void Add_AnEmptyTag_IsRefused() => Assert.That(() => RunTags.Add("a", " "), Throws.ArgumentException);
}
