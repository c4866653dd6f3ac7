using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class UnawaitedCallAnalyzerTests
{
    const string Members = " [Task] static Task M() => Task.CompletedTask; [Task] static ValueTask<int> V() => default; [Task] static int S() => 1; [Task] static async IAsyncEnumerable<int> A() { await Task.Yield(); yield return 1; } C? Self => this; [Task] Task I() => Task.CompletedTask; static Task Plain() => Task.CompletedTask; static Task Take(Task t) => t; }";

    static readonly UnawaitedCallAnalyzer Analyzer = new();

    [TestCase("void G() { M(); }", "M()")]
    [TestCase("async Task G() { M(); await M(); }", "M()")]
    [TestCase("void G() => M();", "M()")]
    [TestCase("void G() { _ = M(); }", "M()")]
    [TestCase("void G() { var t = M(); }", "M()")]
    [TestCase("void G() { Task t; t = M(); }", "M()")]
    [TestCase("void G() { V(); }", "V()")]
    [TestCase("void G() { A(); }", "A()")]
    [TestCase("void G() { Self?.I(); }", ".I()")]
    [TestCase("void G() { M().ConfigureAwait(false); }", "M()")]
    [TestCase("void G() { _ = V().AsTask(); }", "V()")]
    [TestCase("void G(List<int> all) => all.ForEach(x => M());", "M()")]
    public async Task Call_WhoseTaskIsLost_IsReported(string method, string place) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, "class C { " + method + Members),
            Is.EqualTo(new[] { $"ORX016 {place}: The call of '{place.Trim('.', '(', ')')}' is not awaited, so its caller may end before it and its failure goes unnoticed; await it, or keep what it returns and await that" }));

    [TestCase("async Task G() { await M(); await V(); await foreach (var x in A()) { } await M().ConfigureAwait(false); }")]
    [TestCase("async Task G() { var t = M(); await t; }")]
    [TestCase("async Task G() { Task t; t = M(); await t; }")]
    [TestCase("async Task G() { var t = M(); var u = V(); await Task.WhenAll(t, u.AsTask()); }")]
    [TestCase("Task G() => M();")]
    [TestCase("Task G() { return M(); }")]
    [TestCase("void G() { M().Wait(); var x = V().Result; M().GetAwaiter().GetResult(); Take(M()); }")]
    [TestCase("Task? kept; void G() { kept = M(); }")]
    [TestCase("void G() { S(); Plain(); _ = Plain(); }")]
    [TestCase("IEnumerable<Task> G(List<int> all) => all.Select(x => M());")]
    [TestCase("object G() => Orchestrix.When.Flow(() => F()); [Flow] static Task F() => Task.CompletedTask;")]
    public async Task Call_WhoseTaskIsUsed_IsSilent(string method) => Assert.That(await Analysis.InEditor(Analyzer, "class C { " + method + Members), Is.Empty);
}
