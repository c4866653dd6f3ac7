using Orchestrix.CodeFixes;
using Orchestrix.Generators.Diagnostics;

namespace Orchestrix.Generators.Tests.Fixes;

/// <summary>What is mended at calls, and at the types that calls are made on.</summary>
public sealed class CallFixTests
{
    const string Members = " [Task] static Task M() => Task.CompletedTask; [Task] static ValueTask<int> V() => default; [Task] static async IAsyncEnumerable<int> A() { await Task.Yield(); yield return 1; } C? Self => this; [Task] Task I() => Task.CompletedTask; }";
    const string Counter = "interface ICounter { [Task] int Next(); } ";

    const string DynamicText = """
        class C
        {
            [Task] static int Do(string name, int more = 0) => more;
            [Task] static int All(List<Uri> all) => all.Count;
            [Task] static int Over(string name) => 1;
            [Task] static int Over(int number) => 1;
            [Task] static T Same<T>(T value) => value;
            [Task] static int Any(dynamic value, int more) => more;
            object? Go(dynamic given) => CALL;
        }
        """;

    static readonly Fixed Dynamic = new(new UnboundCallAnalyzer(), new DynamicCallFix());
    static readonly Fixed Unawaited = new(new UnawaitedCallAnalyzer(), new UnawaitedCallFix());
    static readonly Fixed MayBeStruct = new(new UnboundCallAnalyzer(), new ClassConstraintFix());
    static readonly Fixed AsyncVoid = new(new UntrackableMethodAnalyzer(), new AsyncVoidFix());
    static readonly Fixed Unstable = new(new UnstableArgumentAnalyzer(), new UnstableArgumentFix());

    [TestCase("async Task G() { await M(); M(); }", "async Task G() { await M(); await M(); }")]
    [TestCase("async Task G() { await M(); /* a */ V(); /* b */ }", "async Task G() { await M(); /* a */ await V(); /* b */ }")]
    [TestCase("async Task G() { await M(); _ = M(); }", "async Task G() { await M(); await M(); }")]
    [TestCase("async Task G() { await M(); _ = V().AsTask(); }", "async Task G() { await M(); await V().AsTask(); }")]
    [TestCase("async Task G() { await M(); M().ConfigureAwait(false); }", "async Task G() { await M(); await M().ConfigureAwait(false); }")]
    [TestCase("void G() { Func<Task> f = async () => { await M(); M(); }; f(); }", "void G() { Func<Task> f = async () => { await M(); await M(); }; f(); }")]
    [TestCase("void G() { async Task L() { await M(); I(); } L(); }", "void G() { async Task L() { await M(); await I(); } L(); }")]
    public async Task Unawaited_CallInAsynchronousCode_IsAwaited(string method, string expected) =>
        Assert.That(await Unawaited.First("class C { " + method + Members), Is.EqualTo("class C { " + expected + Members));

    [Test]
    public async Task Unawaited_CallOfTheProgram_IsAwaited() =>
        Assert.That(
            await Unawaited.All("class C { async Task G() { await M(); M(); _ = V(); }" + Members),
            Is.EqualTo("class C { async Task G() { await M(); await M(); await V(); }" + Members));

    [TestCase("void G() { M(); }")]
    [TestCase("async Task G() { await M(); lock (this) { M(); } }")]
    [TestCase("async Task G() { await M(); List<int> all = []; all.ForEach(x => M()); }")]
    [TestCase("async Task G() { await M(); A(); }")]
    [TestCase("async Task G() { await M(); Self?.I(); }")]
    [TestCase("async Task G() { await M(); var kept = M(); }")]
    public async Task Unawaited_CallThatCannotSimplyBeAwaited_HasNoFix(string method) => Assert.That(await Unawaited.Titles("class C { " + method + Members), Is.Empty);

    [TestCase("class C { static int Go<T>(T x) where T : ICounter => x.Next(); }", "class C { static int Go<T>(T x) where T : class, ICounter => x.Next(); }")]
    [TestCase("class C { static int Go<T, U>(T x, U y) where U : new() where T : /* a */ ICounter => x.Next(); }", "class C { static int Go<T, U>(T x, U y) where U : new() where T : /* a */ class, ICounter => x.Next(); }")]
    [TestCase("class C<T> where T : ICounter { static int Go(T x) => x.Next(); }", "class C<T> where T : class, ICounter { static int Go(T x) => x.Next(); }")]
    [TestCase("partial class C<T>; partial class C<T> where T : ICounter { static int Go(T x) => x.Next(); }", "partial class C<T>; partial class C<T> where T : class, ICounter { static int Go(T x) => x.Next(); }")]
    [TestCase("partial class C { private static partial int Go<T>(T x) where T : ICounter; private static partial int Go<T>(T x) where T : ICounter => x.Next(); }", "partial class C { private static partial int Go<T>(T x) where T : class, ICounter; private static partial int Go<T>(T x) where T : class, ICounter => x.Next(); }")]
    [TestCase("class C { static int Go(ICounter y) { return Own(y); static int Own<T>(T x) where T : ICounter => x.Next(); } }", "class C { static int Go(ICounter y) { return Own(y); static int Own<T>(T x) where T : class, ICounter => x.Next(); } }")]
    public async Task MayBeStruct_TypeParameter_IsConstrained(string text, string expected) => Assert.That(await MayBeStruct.First(Counter + text), Is.EqualTo(Counter + expected));

    [Test]
    public async Task MayBeStruct_AllOfADocument_AreConstrained() =>
        Assert.That(
            await MayBeStruct.All(Counter + "class C { static int Go<T>(T x) where T : ICounter => x.Next(); static int Run<T>(T x) where T : ICounter => x.Next(); }"),
            Is.EqualTo(Counter + "class C { static int Go<T>(T x) where T : class, ICounter => x.Next(); static int Run<T>(T x) where T : class, ICounter => x.Next(); }"));

    [TestCase("class C { static int Go<T>(T x) where T : struct, ICounter => x.Next(); }")]
    [TestCase("struct S : ICounter { public readonly int Next() => 1; } class C { static int Go<T>(T x) where T : ICounter => x.Next(); static int Run() => Go(new S()); }")]
    [TestCase("class C { static int Go<T>(T x) where T : notnull, ICounter => x.Next(); }")]
    [TestCase("interface I { int Go<T>(T x) where T : ICounter; } class C : I { public int Go<T>(T x) where T : ICounter => x.Next(); }")]
    public async Task MayBeStruct_TypeParameterThatIsBound_HasNoFix(string text) => Assert.That(await MayBeStruct.Titles(Counter + text), Is.Empty);

    [TestCase("class C { [Flow] static async void M() => await Task.Yield(); }", "class C { [Flow] static async Task M() => await Task.Yield(); }")]
    [TestCase("class C { [Flow] static async /* a */ void /* b */ M() => await Task.Yield(); }", "class C { [Flow] static async /* a */ Task /* b */ M() => await Task.Yield(); }")]
    [TestCase("partial class C { [Flow] static partial void M(); static async partial void M() => await Task.Yield(); }", "partial class C { [Flow] private static partial Task M(); private static async partial Task M() => await Task.Yield(); }")]
    public async Task AsyncVoid_Method_ReturnsATask(string text, string expected) => Assert.That(await AsyncVoid.First(text), Is.EqualTo(expected));

    [Test]
    public async Task AsyncVoid_WithoutAUsing_GetsOne() =>
        Assert.That(
            await AsyncVoid.FirstOfBare("using Orchestrix;\n\nclass C\n{\n    [Flow] static async void M() => await System.Threading.Tasks.Task.Yield();\n}\n"),
            Is.EqualTo("using System.Threading.Tasks;\nusing Orchestrix;\n\nclass C\n{\n    [Flow] static async Task M() => await System.Threading.Tasks.Task.Yield();\n}\n"));

    [Test]
    public async Task AsyncVoid_AllOfADocument_ReturnTasks() =>
        Assert.That(
            await AsyncVoid.All("class C { [Flow] static async void M() => await Task.Yield(); [Flow] static async void N() => await Task.Yield(); }"),
            Is.EqualTo("class C { [Flow] static async Task M() => await Task.Yield(); [Flow] static async Task N() => await Task.Yield(); }"));

    [TestCase("class C { [Flow] static async void M() => await Task.Yield(); static void Go(List<int> all) => Take(() => M(), M); static void Take(Action one, Action two) { } }")]
    [TestCase("interface I { [Task] void M(); } class C : I { [Task] public async void M() => await Task.Yield(); }")]
    [TestCase("class B { [Task] public virtual void M() { } } class C : B { [Task] public override async void M() => await Task.Yield(); }")]
    public async Task AsyncVoid_MethodThatIsBound_HasNoFix(string text) => Assert.That(await AsyncVoid.Titles(text), Is.Empty);

    [TestCase("Do(Guid.NewGuid())", "Do(RunContext.Current.NewGuid())")]
    [TestCase("Do(/* a */ DateTimeOffset.UtcNow)", "Do(/* a */ RunContext.Current.Now)")]
    [TestCase("Do(TimeProvider.System.GetUtcNow())", "Do(RunContext.Current.Now)")]
    public async Task Unstable_Argument_IsTakenFromTheRun(string call, string expected)
    {
        const string Text = "class C { [Task] static void Do(object x) { } [Flow] static void Go() => CALL; }";

        Assert.That(await Unstable.First(Text.Replace("CALL", call)), Is.EqualTo(Text.Replace("CALL", expected)));
    }

    [Test]
    public async Task Unstable_AllOfADocument_AreTakenFromTheRun() =>
        Assert.That(
            await Unstable.All("class C { [Task] static void Do(object x, object y) { } [Flow] static void Go() => Do(Guid.NewGuid(), DateTimeOffset.UtcNow); }"),
            Is.EqualTo("class C { [Task] static void Do(object x, object y) { } [Flow] static void Go() => Do(RunContext.Current.NewGuid(), RunContext.Current.Now); }"));

    [TestCase("Do(DateTime.UtcNow)")]
    [TestCase("Do(Random.Shared.Next())")]
    public async Task Unstable_ArgumentOfAnotherType_HasNoFix(string call) =>
        Assert.That(await Unstable.Titles($"class C {{ [Task] static void Do(object x) {{ }} [Flow] static void Go() => {call}; }}"), Is.Empty);

    [TestCase("Do(given)", "Do((string)given)")]
    [TestCase("Do(more: given, name: \"a\")", "Do(more: (int)given, name: \"a\")")]
    [TestCase("Do(given.Name, given[0])", "Do((string)given.Name, (int)given[0])")]
    [TestCase("Do(/* a */ given ?? \"a\")", "Do(/* a */ (string)(given ?? \"a\"))")]
    [TestCase("All(given)", "All((List<Uri>)given)")]
    public async Task Dynamic_Argument_IsCast(string call, string expected) => Assert.That(await Dynamic.First(DynamicText.Replace("CALL", call)), Is.EqualTo(DynamicText.Replace("CALL", expected)));

    [Test]
    public async Task Dynamic_AllOfADocument_AreCast() =>
        Assert.That(
            await Dynamic.All(DynamicText.Replace("CALL", "(Do(given), All(given))")),
            Is.EqualTo(DynamicText.Replace("CALL", "(Do((string)given), All((List<Uri>)given))")));

    [TestCase("Over(given)")]
    [TestCase("Same(given)")]
    [TestCase("Any(given, 1)")]
    public async Task Dynamic_CallThatMayMeanSeveral_HasNoFix(string call) => Assert.That(await Dynamic.Titles(DynamicText.Replace("CALL", call)), Is.Empty);
}
