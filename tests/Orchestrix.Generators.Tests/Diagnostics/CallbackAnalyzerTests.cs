using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

/// <summary>Methods that attributes name, limits and caches.</summary>
public sealed class CallbackAnalyzerTests
{
    static readonly OptionsAnalyzer Analyzer = new();

    [TestCase("static void Tel() { }", "which is no method of 'C'")]
    [TestCase("void Tell() { }", "which is not static")]
    [TestCase("static void Tell<T>() { }", "which is generic, or in a generic type")]
    [TestCase("static void Tell(int x) { }", "whose parameter 'x' is neither a FlowRun nor a RunState")]
    [TestCase("static void Tell(Orchestrix.Runs.TaskRun run) { }", "whose parameter 'run' is neither a FlowRun nor a RunState")]
    [TestCase("static void Tell(ref Orchestrix.Runs.FlowRun run) { }", "whose parameter 'run' is passed by reference")]
    [TestCase("static void Tell() { } static void Tell(Orchestrix.Runs.RunState state) { }", "of which several overloads fit; give one a name of its own")]
    public async Task Hook_ThatCannotBeCalled_IsReportedAtItsOption(string method, string why) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ [Flow(OnFailure = \"Tell\")] static void M() {{ }} {method} }}"),
            Is.EqualTo(new[] { $"ORX021 OnFailure = \"Tell\": OnFailure of 'M' names 'Tell', {why}" }));

    [TestCase("static void Tell() { }")]
    [TestCase("static Task Tell(Orchestrix.Runs.FlowRun run, Orchestrix.Runs.RunState state) => Task.CompletedTask;")]
    [TestCase("private static async ValueTask Tell(Orchestrix.Runs.RunState state, Orchestrix.Runs.Run run) => await Task.Yield();")]
    [TestCase("static void Tell(int x) { } static void Tell(Orchestrix.Runs.RunState state) { }")]
    public async Task Hook_ThatFits_IsSilent(string method) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ [Flow(OnRunning = nameof(Tell), OnCrashed = nameof(Tell))] static void M() {{ }} {method} }}"), Is.Empty);

    [TestCase("static void Undo(string other) { }", "whose parameter 'other' is neither called and typed like one of the task's, nor fit for its result")]
    [TestCase("static void Undo(string x) { }", "whose parameter 'x' is neither called and typed like one of the task's, nor fit for its result")]
    [TestCase("void Undo() { }", "which is not static")]
    public async Task Rollback_ThatCannotBeCalled_IsReportedAtItsOption(string method, string why) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ [Task(OnRollback = \"Undo\")] static Task<int> M(int x) => Task.FromResult(x); {method} }}"),
            Is.EqualTo(new[] { $"ORX021 OnRollback = \"Undo\": OnRollback of 'M' names 'Undo', {why}" }));

    [TestCase("static void Undo() { }")]
    [TestCase("static Task Undo(int made, CancellationToken ct) => Task.CompletedTask;")]
    [TestCase("static void Undo(long x, object made) { }")]
    public async Task Rollback_ThatFits_IsSilent(string method) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ [Task(OnRollback = nameof(Undo))] static Task<int> M(int x) => Task.FromResult(x); {method} }}"), Is.Empty);

    [TestCase("[Task, Limit(\"a\", Slots = 0)]", "Limit(\"a\", Slots = 0)", "must ask for at least 1 slot, but asks for 0")]
    [TestCase("[Task, Limit(\"a\", Key = \"y\")]", "Limit(\"a\", Key = \"y\")", "has a set of slots for each 'y', which is not a parameter")]
    [TestCase("[Task, Limit(\" \")]", "Limit(\" \")", "must have a name")]
    [TestCase("[Flow, Limit(\"a\")]", "Limit(\"a\")", "has no effect, since only tasks have limits; mark the method as a task")]
    public async Task Limit_ThatIsImpossible_IsReported(string attributes, string place, string rule) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ {attributes} void M(int x) {{ }} }}"), Is.EqualTo(new[] { $"ORX020 {place}: Limit of 'M' {rule}" }));

    [TestCase("[Task(CacheSeconds = 5)]", "CacheBy of 'M' must be set where the cache has further options")]
    [TestCase("[Task(CacheBy = CacheBy.Inputs, CacheSeconds = 0)]", "CacheSeconds of 'M' must be a positive number of seconds, but is 0")]
    [TestCase("[Task(CacheBy = CacheBy.Inputs | CacheBy.Version)]", "CacheBy of 'M' takes the version, which is not set")]
    public async Task Cache_ThatIsImpossible_IsReported(string attribute, string message) =>
        Assert.That((await Analysis.InEditor(Analyzer, $"class C {{ {attribute} void M() {{ }} }}")).Single(), Does.EndWith(message));

    [TestCase("[Task(CacheBy = CacheBy.Inputs | CacheBy.Version, Version = \"2\", CacheSeconds = 60, CacheWithout = [\"x\"]), Limit(\"a\"), Limit(\"b\", Key = nameof(x), Slots = 2)]")]
    public async Task LimitsAndCache_ThatAreFine_AreSilent(string attributes) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ {attributes} void M(int x) {{ }} }}"), Is.Empty);
}
