using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class UntrackableMethodAnalyzerTests
{
    const string Awaitable = "class Own { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; } ";

    static readonly UntrackableMethodAnalyzer Analyzer = new();

    const string Allow = "add to the project: <InterceptorsNamespaces>$(InterceptorsNamespaces);My.App</InterceptorsNamespaces>";

    [TestCase("class C { class Hidden; [Task] void M(Hidden? x) { } }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or make 'C' partial")]
    [TestCase("class C { class Hidden; [Task] List<Hidden[]>? M() => null; }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or make 'C' partial")]
    [TestCase("class C { class Hidden { [Task] public void M() { } } }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or make 'C' and 'C.Hidden' partial")]
    [TestCase("partial class C { class Hidden { [Task] public void M() { } } }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or make 'C.Hidden' partial")]
    [TestCase("class C<T> { protected class Hidden; [Task] void M(Hidden? x) { } }", "type 'C<T>.Hidden' is not visible to the whole assembly; make it internal, since no interceptor may be a member of the generic type 'C<T>'")]
    [TestCase("class C { interface IHidden; [Task] static void M<T>() where T : IHidden { } }", "type 'C.IHidden' is not visible to the whole assembly; make it internal, or make 'C' partial")]
    [TestCase("file class F; file partial class C { [Task] internal static void M(F x) { } }", "file-local type 'F' cannot be named elsewhere; make it internal")]
    [TestCase("file partial class C { [Task] internal void M() { } }", "file-local type 'C' cannot be named elsewhere; make it internal")]
    [TestCase("interface I { [Task] private int M() => 2; }", "it is a member of an interface and not visible to the whole assembly; make it internal, or make 'I' partial")]
    public async Task Method_ThatGeneratedCodeCannotReach_IsReported(string text, string reason) =>
        Assert.That(await InNamespace(text, "My.App"), Is.EqualTo(new[] { $"ORX004 M: Calls of 'M' cannot be tracked: {reason}" }));

    [TestCase("partial class C { class Hidden; [Task] void M(Hidden? x) { } }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or " + Allow)]
    [TestCase("class C { class Hidden; [Task] void M(Hidden? x) { } }", "type 'C.Hidden' is not visible to the whole assembly; make it internal, or make 'C' partial and " + Allow)]
    public async Task Method_InANamespaceThatIsNotAllowed_IsReportedWithTheProperty(string text, string reason) =>
        Assert.That(await InNamespace(text, "My.Application;App"), Is.EqualTo(new[] { $"ORX004 M: Calls of 'M' cannot be tracked: {reason}" }));

    [TestCase("class C { class Hidden; [Task] void M(Hidden? x) { } }", ", and make 'C' partial")]
    [TestCase("partial class C { class Hidden; [Task] void M(Hidden? x) { } }", "")]
    public async Task Method_OutsideOfAllNamespaces_IsReported(string text, string more) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, text),
            Is.EqualTo(new[] { $"ORX004 M: Calls of 'M' cannot be tracked: type 'C.Hidden' is not visible to the whole assembly; make it internal, or move 'C' into a namespace that the property InterceptorsNamespaces names{more}" }));

    [TestCase("partial class C { class Hidden; [Task] void M(Hidden? x) { } partial class Own { [Task] void M() { } } }")]
    [TestCase("partial interface I { [Task] private int M() => 2; }")]
    public async Task Method_ThatMembersOfItsTypeCanReach_IsSilent(string text) => Assert.That(await InNamespace(text, "My"), Is.Empty);

    [TestCase("interface I { void M(); } class C : I { [Task] public void M() { } }", "'M' is a task, but 'I.M', which it implements, is not: calls through 'I' are not tracked. Mark 'I.M' too.")]
    [TestCase("interface I { void M(); } class C : I { [Task] void I.M() { } }", "'I.M' is a task, but 'I.M', which it implements, is not: calls through 'I' are not tracked. Mark 'I.M' too.")]
    [TestCase("class B { public virtual void M() { } } class C : B { [Flow] public override void M() { } }", "'M' is a flow, but 'B.M', which it overrides, is not: calls through 'B' are not tracked. Mark 'B.M' too.")]
    [TestCase("interface I<T> { void M(T x); } struct C : I<int> { [Task] public readonly void M(int x) { } }", "'M' is a task, but 'I.M', which it implements, is not: calls through 'I' are not tracked. Mark 'I.M' too.")]
    [TestCase("class C : IDisposable { [Task] public void Dispose() { } }", "'Dispose' is a task, but 'IDisposable.Dispose', which it implements, is not: calls through 'IDisposable' are not tracked. Move the work into a marked method of its own, and call that.")]
    public async Task Method_WhoseContractIsNotAnnotated_IsReported(string text, string message) =>
        Assert.That((await Analysis.InEditor(Analyzer, text)).Single(), Does.StartWith("ORX005 ").And.EndsWith(message));

    [TestCase("[Task(Retries = 1)] static void M(ref int x) { }", "Retries = 1", "Retries of 'M' cannot be kept, since its parameter 'x' is passed by ref. Pass and return values, or remove the option.")]
    [TestCase("[Task(CacheBy = CacheBy.Inputs)] static void M(ReadOnlySpan<int> x) { }", "CacheBy = CacheBy.Inputs", "CacheBy of 'M' cannot be kept, since its parameter 'x' is a ref struct. Pass and return values, or remove the option.")]
    [TestCase("[Task(TimeoutSeconds = 1)] static ref int M(int[] x) => ref x[0];", "TimeoutSeconds = 1", "TimeoutSeconds of 'M' cannot be kept, since it returns by reference. Pass and return values, or remove the option.")]
    [TestCase("[Task, Limit(\"a\")] static Span<int> M() => default;", "Limit(\"a\")", "Limit of 'M' cannot be kept, since it returns a ref struct. Pass and return values, or remove the option.")]
    [TestCase("[Flow(Retries = 1)] static async IAsyncEnumerable<int> M() { await Task.Yield(); yield return 1; }", "Retries = 1",
        "Retries of 'M' cannot be kept, since it returns a stream, whose elements the caller has already when an attempt fails. Let a task of its own make each element, or remove the option.")]
    public async Task Option_OfACallThatHappensOnce_IsReported(string method, string place, string message) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ {method} }}"), Is.EqualTo(new[] { $"ORX010 {place}: {message}" }));

    [Test]
    public async Task Option_OfAStructThatChanges_IsReported() =>
        Assert.That((await Analysis.InEditor(Analyzer, "struct C { [Task(Key = \"a\")] void M() { } }")).Single(), Does.StartWith("ORX010 Key = \"a\": Key of 'M' cannot be kept, since it belongs to a struct, which it may change."));

    [TestCase("class C { [Task] static Own M() => new(); }", "'M' returns 'Own', which is not awaited: its run ends when the method returns. Return a Task or ValueTask.")]
    [TestCase("class D : Own; class C { [Task] static D M() => new(); }", "'M' returns 'D', which is not awaited: its run ends when the method returns. Return a Task or ValueTask.")]
    [TestCase("class C { [Task] static System.Runtime.CompilerServices.ConfiguredTaskAwaitable M() => default; }", "'M' returns 'ConfiguredTaskAwaitable', which is not awaited: its run ends when the method returns. Return a Task or ValueTask.")]
    public async Task Awaitable_ThatIsNotAwaited_IsReported(string text, string message) =>
        Assert.That(await Analysis.InEditor(Analyzer, Awaitable + text), Is.EqualTo(new[] { "ORX011 M: " + message }));

    [TestCase("class C { [Task] static IEnumerable<int> M() { yield return 1; } }")]
    [TestCase("class C { [Flow] IEnumerator<int> M(bool x) { if (x) { yield break; } } }")]
    [TestCase("class C { [Task] static System.Collections.IEnumerable M() { yield return 1; } }")]
    [TestCase("class C { [Task] static async IAsyncEnumerator<int> M() { await Task.Yield(); yield return 1; } }")]
    [TestCase("partial class C { [Task] static partial IEnumerable<int> M(); static partial IEnumerable<int> M() { yield return 1; } }")]
    public async Task Iterator_IsReported(string text) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, text),
            Is.EqualTo(new[] { "ORX024 M: 'M' is an iterator: its run ends when it is called, and its body runs afterwards, whenever an element is asked for. Return a list, or an IAsyncEnumerable." }));

    [TestCase("class C { [Task] static IEnumerable<int> M() { return N(); static IEnumerable<int> N() { yield return 1; } } }")]
    [TestCase("class C { [Task] static IEnumerable<int> M() => N(); static IEnumerable<int> N() { yield return 1; } }")]
    [TestCase("class C { [Task] static async IAsyncEnumerable<int> M() { await Task.Yield(); yield return 1; } }")]
    [TestCase("interface I { [Task] IEnumerable<int> M(); }")]
    public async Task Method_ThatIsNoIterator_IsSilent(string text) => Assert.That(await Analysis.InEditor(Analyzer, text), Is.Empty);

    [TestCase("class C { [Flow] static async void M() => await Task.Yield(); }")]
    [TestCase("partial class C { [Flow] static partial void M(); static async partial void M() => await Task.Yield(); }")]
    public async Task AsyncVoid_IsReported(string text) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, text),
            Is.EqualTo(new[] { "ORX012 M: 'M' is async void, so nobody can tell when it ends or that it failed: its run ends at the first await. Return a Task." }));

    [TestCase("class C { internal class Row; [Task] void M(Row? x) { } class Hidden { [Task] public static void M() { } } }")]
    [TestCase("class C { class Hidden; void M(Hidden? x) { } }")]
    [TestCase("interface I { [Task] void M(); void N(); } class C : I { [Task] public void M() { } public void N() { } }")]
    [TestCase("class B { [Task] public virtual void M() { } } class C : B { [Task] public override void M() { } } class D : C { [Task] public override void M() { } }")]
    [TestCase("class C { [Task(Retries = 1)] static void M(in int x, params int[] y) { } [Task(Tags = [\"a\"], Description = \"b\")] static void N(ref int x) { } }")]
    [TestCase("class C { [Task(Key = \"{x}\", RunName = \"a\")] static async IAsyncEnumerable<int> M(int x) { await Task.Yield(); yield return 1; } }")]
    [TestCase("readonly struct C { [Task(Retries = 1)] void M() { } } struct D { [Task(Retries = 1)] readonly void M() { } }")]
    [TestCase("class C { [Task] static ValueTask<int> M() => default; [Task] static async Task N() => await Task.Yield(); static async void O() => await Task.Yield(); [Flow] static void P() { } }")]
    [TestCase("class C { [Task] static IEnumerable<int> M() => []; [Task] static IAsyncEnumerable<int> N() => null!; static Own O() => new(); }")]
    public async Task Method_ThatIsFine_IsSilent(string text) => Assert.That(await Analysis.InEditor(Analyzer, Awaitable + text), Is.Empty);

    [Test]
    public async Task Method_WithoutTheLibrary_IsSilent() =>
        Assert.That(await Analysis.WithoutLibrary(Analyzer, "class C { class Hidden; [Task] void M(Hidden? x) { } [Task] static async void N() => await System.Threading.Tasks.Task.Yield(); }"), Is.Empty);

    static async Task<string[]> InNamespace(string text, string allowed) =>
        Analysis.Told(await Analysis.Of(Source.Compile("Subject", [Source.Parse($"{Source.Usings}namespace My.App {{ {text} }}", options: Source.Allowing(allowed))]), Analyzer));
}
