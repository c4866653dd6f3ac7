using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

/// <summary>What is said for information: flows that cannot be resumed, and retries on the same services.</summary>
public sealed class AdviceTests
{
    [TestCase("class C<T> { [Flow] static void M() { } }", "It or its type is generic, and a type argument is not stored.")]
    [TestCase("class C { [Flow] static void M<T>() { } }", "It or its type is generic, and a type argument is not stored.")]
    [TestCase("class C { [Flow] static void M(ref int x) { } }", "It has parameters that are passed by reference.")]
    [TestCase("class C { [Flow] static void M(ReadOnlySpan<int> x) { } }", "Its parameter 'x' is a ref struct.")]
    [TestCase("class C { [Flow] static void M(Action x) { } }", "Its parameter 'x' is a delegate, which is not stored.")]
    [TestCase("interface C { [Flow] void M(); }", "It is declared by an interface, and the implementation is not stored.")]
    [TestCase("abstract class C { [Flow] public abstract void M(); }", "Its type is abstract, and the derived type is not stored.")]
    [TestCase("struct C { [Flow] void M() { } }", "It belongs to a struct, which no service provider makes.")]
    public async Task Flow_ThatCannotBeResumed_SaysWhy(string text, string reason) =>
        Assert.That(
            await Analysis.InEditor(new UntrackableMethodAnalyzer(), text),
            Is.EqualTo(new[] { $"ORX013 M: Runs of flow 'M' cannot be continued by another process. {reason} If they need not be, say so: [Flow(Resumable = false)]." }));

    [TestCase("class C { [Flow] static void M(int x) { } [Flow] void N(CancellationToken x) { } [Flow] static void O([FromServices] Action? x = null) { } }")]
    [TestCase("class C<T> { [Flow(Resumable = false)] static void M() { } [Task] static void N() { } }")]
    public async Task Flow_ThatCanBeOrNeedNot_IsSilent(string text) => Assert.That(await Analysis.InEditor(new UntrackableMethodAnalyzer(), text), Is.Empty);

    [Test]
    public async Task RetriesOnTheSameServices_AreReportedAtADirectCall() =>
        Assert.That(
            await Analysis.InEditor(new RetriedServicesAnalyzer(), "class Db; class Orders(int size, Db database) { [Task(Retries = 3)] public int Save(int x) => x + size; public int Go() => database is null ? 0 : Save(1); }"),
            Is.EqualTo(new[] { "ORX014 Save(1): Each retry of 'Save' uses the same 'Db' that 'Orders' got when it was made; let 'Save' take what has to be new at each attempt: [FromServices] Db database" }));

    [TestCase("class Db; class Orders(Db database) { [Task] public int Save(int x) => x; public int Go() => database is null ? 0 : Save(1); }")]
    [TestCase("class Db; class Orders(Db database) { [Task(Retries = 3)] public static int Save(int x) => x; public int Go() => database is null ? 0 : Save(1); }")]
    [TestCase("class Orders(TimeProvider time, string name, List<int> all, Microsoft.Extensions.Logging.ILogger logger) { [Task(Retries = 3)] public int Save(int x) => x; public object Go() => (time, name, all, logger, Save(1)); }")]
    [TestCase("record Orders(Uri Where, Orders? Next) { [Task(Retries = 3)] public int Save(int x) => x; public int Go() => Save(1); }")]
    [TestCase("class Db; class Orders(Db database) { [Flow(Retries = 3)] public int Save(int x) => x; public object Go() => (database, When.Flow(() => Save(1))); }")]
    public async Task RetriesOnNothingThatCouldBeSpoiled_AreSilent(string text) => Assert.That(await Analysis.InEditor(new RetriedServicesAnalyzer(), text), Is.Empty);

    [Test]
    public void Advice_IsInformation() =>
        Assert.That(
            new[] { Descriptors.NotResumable, Descriptors.SameServices }.Select(static each => each.DefaultSeverity),
            Has.All.EqualTo(DiagnosticSeverity.Info));
}
