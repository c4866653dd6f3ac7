using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class DuplicateFlowAnalyzerTests
{
    static readonly DuplicateFlowAnalyzer Analyzer = new();

    [TestCase("class A { [Flow] void M() { } } class B { [Flow] void M() { } }", "A.M()", "B.M()")]
    [TestCase("class A { [Flow] void M() { } [Flow] void MAsync() { } }", "A.M()", "A.MAsync()")]
    [TestCase("class A { [Flow] void M() { } [Flow] void M(int x) { } }", "A.M()", "A.M(int)")]
    [TestCase("class A { [Flow(\"M\")] void N() { } } class B { [Flow] void M() { } }", "A.N()", "B.M()")]
    public async Task Flows_WithTheSameName_AreReportedWithBothPlaces(string text, string first, string second)
    {
        var found = await Analysis.Of(Source.Compile("Subject", [Source.Parse(Source.Usings + text)]), Analyzer);

        Assert.That(found, Has.One.Items);
        Assert.That(found[0].GetMessage(null), Does.StartWith($"Flows '{first}' and '{second}' are both called 'M'"));
        Assert.That(found[0].AdditionalLocations, Has.One.Items);
    }

    [TestCase("class A { [Flow] void M() { } } class B { [Flow(\"other\")] void M() { } }")]
    [TestCase("class A { [Flow] void M() { } } class B { [Task] void M() { } [Task] void M(int x) { } }")]
    [TestCase("class A { [Flow] public virtual void M() { } } class B : A { [Flow] public override void M() { } }")]
    [TestCase("interface A { [Flow] void M(); } class B : A { [Flow] public void M() { } }")]
    [TestCase("partial class A { [Flow] private partial void M(); private partial void M() { } }")]
    public async Task Flows_WithNamesOfTheirOwn_AreSilent(string text) =>
        Assert.That(await Analysis.InBuild(Analyzer, text), Is.Empty);

    [Test]
    public async Task Flows_WithoutTheLibrary_AreSilent() =>
        Assert.That(await Analysis.WithoutLibrary(Analyzer, "class A { [Flow] void M() { } } class B { [Flow] void M() { } }"), Is.Empty);
}
