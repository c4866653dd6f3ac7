using Orchestrix.CodeFixes;
using Orchestrix.Generators.Diagnostics;

namespace Orchestrix.Generators.Tests.Fixes;

/// <summary>Attributes that are removed, or get an option or lose one.</summary>
public sealed class AttributeFixTests
{
    static readonly Fixed Misplaced = new(new MisplacedAttributeAnalyzer(), new MisplacedAttributeFix());
    static readonly Fixed Superfluous = new(new UntrackableMethodAnalyzer(), new SuperfluousOptionFix());
    static readonly Fixed Unresumable = new(new UntrackableMethodAnalyzer(), new FlowOptionFix());
    static readonly Fixed Forgetful = new(new SuspendAnalyzer(), new FlowOptionFix());

    [TestCase("class C { void M() { N(); [Task] void N() { } } }", "class C { void M() { N(); void N() { } } }")]
    [TestCase("class C { object M() => [Task] () => 1; }", "class C { object M() => () => 1; }")]
    [TestCase("class C { int P { [Task] get => 1; } }", "class C { int P { get => 1; } }")]
    [TestCase("class C { void M() { N(); [Obsolete, Task(Retries = 2)] void N() { } } }", "class C { void M() { N(); [Obsolete] void N() { } } }")]
    [TestCase("class C { void M() { N(); [Task, Obsolete] void N() { } } }", "class C { void M() { N(); [Obsolete] void N() { } } }")]
    public async Task Misplaced_Attribute_IsRemoved(string text, string expected) => Assert.That(await Misplaced.First(text), Is.EqualTo(expected));

    [Test]
    public async Task Misplaced_BetweenCommentsAndLines_LeavesThem() =>
        Assert.That(
            await Misplaced.First("class C\n{\n    void M()\n    {\n        N();\n\n        // Does it.\n        [Task]\n        // Well.\n        void N() { }\n    }\n}\n"),
            Is.EqualTo("class C\n{\n    void M()\n    {\n        N();\n\n        // Does it.\n        // Well.\n        void N() { }\n    }\n}\n"));

    [Test]
    public async Task Misplaced_AfterOtherAttributes_LeavesThem() =>
        Assert.That(
            await Misplaced.First("class C\n{\n    void M()\n    {\n        N();\n\n        [Obsolete]\n        [Task]\n        void N() { }\n    }\n}\n"),
            Is.EqualTo("class C\n{\n    void M()\n    {\n        N();\n\n        [Obsolete]\n        void N() { }\n    }\n}\n"));

    [Test]
    public async Task Misplaced_AllOfADocument_AreRemoved() =>
        Assert.That(await Misplaced.All("class C { int P { [Task] get => 1; } int Q { [Flow(\"q\")] get => 1; } }"), Is.EqualTo("class C { int P { get => 1; } int Q { get => 1; } }"));

    [TestCase("class C { [Task(Retries = 1)] static void M(ref int x) { } }", "class C { [Task] static void M(ref int x) { } }")]
    [TestCase("class C { [Task(\"m\", Retries = 1, Tags = [\"a\"])] static void M(ref int x) { } }", "class C { [Task(\"m\", Tags = [\"a\"])] static void M(ref int x) { } }")]
    [TestCase("class C { [Task, Limit(\"a\")] static void M(ref int x) { } }", "class C { [Task] static void M(ref int x) { } }")]
    [TestCase("class C { [Task] /* one */ [Limit(\"a\")] static void M(ref int x) { } }", "class C { [Task] /* one */ static void M(ref int x) { } }")]
    public async Task Superfluous_Option_IsRemoved(string text, string expected) => Assert.That(await Superfluous.First(text), Is.EqualTo(expected));

    [Test]
    public async Task Superfluous_AllOfADocument_AreRemoved() =>
        Assert.That(
            await Superfluous.All("class C { [Task(Retries = 1)] static void M(ref int x) { } [Task, Limit(\"a\")] static void N(ref int x) { } }"),
            Is.EqualTo("class C { [Task] static void M(ref int x) { } [Task] static void N(ref int x) { } }"));

    [Test]
    public async Task Superfluous_ServiceParameter_HasNoFix() =>
        Assert.That(await Superfluous.Titles("class C { [Task] static void M(ref int x, [FromServices] Action y) { } }"), Is.Empty);

    [TestCase("class C<T> { [Flow] static void M() { } }", "class C<T> { [Flow(Resumable = false)] static void M() { } }")]
    [TestCase("class C<T> { [Flow(\"m\", Resumable = true)] static void M() { } }", "class C<T> { [Flow(\"m\", Resumable = false)] static void M() { } }")]
    [TestCase("class C<T> { [Flow()] static void M() { } }", "class C<T> { [Flow(Resumable = false)] static void M() { } }")]
    [TestCase("class C<T> { /* a */ [Flow /* b */] /* c */ static void M() { } }", "class C<T> { /* a */ [Flow(Resumable = false) /* b */] /* c */ static void M() { } }")]
    public async Task Unresumable_Flow_SaysSo(string text, string expected) => Assert.That(await Unresumable.First(text), Is.EqualTo(expected));

    [Test]
    public async Task Unresumable_AllOfADocument_SaySo() =>
        Assert.That(
            await Unresumable.All("class C<T> { [Flow] static void M() { } [Flow(\"n\")] static void N() { } }"),
            Is.EqualTo("class C<T> { [Flow(Resumable = false)] static void M() { } [Flow(\"n\", Resumable = false)] static void N() { } }"));

    [TestCase("class C { [Flow] static async Task M() => await Orchestrix.Runs.Run.SuspendAsync(\"a\"); }", "class C { [Flow(Suspends = true)] static async Task M() => await Orchestrix.Runs.Run.SuspendAsync(\"a\"); }")]
    [TestCase("class C { [Flow] static async Task M() { await N(); Task N() => Orchestrix.Runs.Run.SuspendAsync(\"a\"); } }", "class C { [Flow(Suspends = true)] static async Task M() { await N(); Task N() => Orchestrix.Runs.Run.SuspendAsync(\"a\"); } }")]
    public async Task Forgetful_Flow_SaysThatItSuspends(string text, string expected) => Assert.That(await Forgetful.First(text), Is.EqualTo(expected));

    [Test]
    public async Task Forgetful_FlowOfAnInterfaceElsewhere_SaysItThere()
    {
        var texts = await Forgetful.FirstOf(
            "using System.Threading.Tasks; using Orchestrix.Runs; class C : I { public async Task M() => await Run.SuspendAsync(\"a\"); }",
            "using System.Threading.Tasks; using Orchestrix; interface I { [Flow(Resumable = false)] Task M(); }");

        Assert.That(texts[1], Is.EqualTo("using System.Threading.Tasks; using Orchestrix; interface I { [Flow(Resumable = false, Suspends = true)] Task M(); }"));
    }
}
