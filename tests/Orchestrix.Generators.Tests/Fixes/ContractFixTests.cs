using Orchestrix.CodeFixes;
using Orchestrix.Generators.Diagnostics;

namespace Orchestrix.Generators.Tests.Fixes;

public sealed class ContractFixTests
{
    static readonly Fixed Fixed = new(new UntrackableMethodAnalyzer(), new ContractFix());

    [TestCase("interface I { void M(); } class C : I { [Task] public void M() { } }", "interface I { [Task] void M(); } class C : I { [Task] public void M() { } }")]
    [TestCase("interface I { void M(); } class C : I { [Task(Retries = 3)] void I.M() { } }", "interface I { [Task(Retries = 3)] void M(); } class C : I { [Task(Retries = 3)] void I.M() { } }")]
    [TestCase("interface I<T> { void M(T x); } struct C : I<int> { [Task] public readonly void M(int x) { } }", "interface I<T> { [Task] void M(T x); } struct C : I<int> { [Task] public readonly void M(int x) { } }")]
    [TestCase("class B { public virtual void M() { } } class C : B { [Task, Limit(\"a\")] public override void M() { } }", "class B { [Task] public virtual void M() { } } class C : B { [Task, Limit(\"a\")] public override void M() { } }")]
    public async Task Contract_ThatIsNotAnnotated_GetsTheSameAttribute(string text, string expected) => Assert.That(await Fixed.First(text), Is.EqualTo(expected));

    [TestCase("[Task(\"m\", Tags = [\"a\"], Retries = 2)]", "[Task(\"m\", Tags = [\"a\"], Retries = 2)]")]
    [TestCase("[Task(Retries = Most, Description = \"a\" + nameof(C))]", "[Task(Retries = 5, Description = \"aC\")]")]
    [TestCase("[Task(CacheBy = CacheBy.Inputs | CacheBy.Version, Version = \"1\")]", "[Task(CacheBy = CacheBy.Inputs | CacheBy.Version, Version = \"1\")]")]
    [TestCase("[Task(Retries = 1, NonRetryable = [typeof(FormatException)])]", "[Task(Retries = 1, NonRetryable = [typeof(FormatException)])]")]
    [TestCase("[Task(Key = \"{x}\")]", "[Task(Key = \"{x}\")]")]
    public async Task Attribute_WithOptions_MeansTheSame(string written, string copied)
    {
        var text = $"interface I\n{{\n    void M(int x);\n}}\n\nclass C : I {{ const int Most = 5; {written} public void M(int x) {{ }} }}";

        Assert.That(await Fixed.First(text), Is.EqualTo(text.Replace("    void", $"    {copied} void")));
    }

    [Test]
    public async Task Contract_InAnotherDocument_GetsAUsingToo()
    {
        var texts = await Fixed.FirstOf(
            "using Orchestrix;\n\nclass C : N.I\n{\n    [Task(CacheBy = CacheBy.Inputs)]\n    public void M() { }\n}\n",
            "using System;\n\nnamespace N;\n\ninterface I : IDisposable\n{\n    /// <summary>Does it.</summary>\n    void M(); // well\n\n    void IDisposable.Dispose() { }\n}\n");

        Assert.That(texts[1], Is.EqualTo("using System;\nusing Orchestrix;\n\nnamespace N;\n\ninterface I : IDisposable\n{\n    /// <summary>Does it.</summary>\n    [Task(CacheBy = CacheBy.Inputs)]\n    void M(); // well\n\n    void IDisposable.Dispose() { }\n}\n"));
    }

    [Test]
    public async Task Contract_InAnotherProject_IsMarkedThere() =>
        Assert.That(
            await Fixed.FirstAcross("public interface I { void M(); }", "class C : I { [Task(Retries = 2)] public void M() { } }"),
            Is.EqualTo(new[] { "public interface I { [Task(Retries = 2)] void M(); }", "class C : I { [Task(Retries = 2)] public void M() { } }" }));

    [Test]
    public async Task Contracts_AllOfADocument_AreMarked() =>
        Assert.That(
            await Fixed.All("interface I { void M(); void N(); } class C : I { [Task] public void M() { } [Flow(Resumable = false)] public void N() { } }"),
            Is.EqualTo("interface I { [Task] void M(); [Flow(Resumable = false)] void N(); } class C : I { [Task] public void M() { } [Flow(Resumable = false)] public void N() { } }"));

    [Test]
    public async Task Titles_OfTwoContracts_NameThem() =>
        Assert.That(
            await Fixed.Titles("interface I { void M(); } interface J { void M(); } class C : I, J { [Task] public void M() { } }"),
            Is.EquivalentTo(new[] { "Mark 'I.M' too", "Mark 'J.M' too" }));

    [TestCase("class C : IDisposable { [Task] public void Dispose() { } }", TestName = "{m}(of another assembly)")]
    [TestCase("interface I { void M(); } class C : I { [Task(OnFailure = nameof(Tell))] public void M() { } static void Tell() { } }", TestName = "{m}(with a hook of the type)")]
    [TestCase("interface I { void M(int y); } class C : I { [Task(Key = \"{x}\")] public void M(int x) { } }", TestName = "{m}(with a key of other parameters)")]
    [TestCase("interface I { void M(); } class C : I { class E : Exception; [Task(Retries = 1, NonRetryable = [typeof(E)])] public void M() { } }", TestName = "{m}(with a type that it cannot see)")]
    public async Task Contract_ThatCannotBeMarkedTheSame_HasNoFix(string text) => Assert.That(await Fixed.Titles(text), Is.Empty);
}
