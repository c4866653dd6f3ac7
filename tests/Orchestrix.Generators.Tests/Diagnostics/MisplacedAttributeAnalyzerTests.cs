using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class MisplacedAttributeAnalyzerTests
{
    static readonly MisplacedAttributeAnalyzer Analyzer = new();

    [TestCase("void M() { L(); [Task] void L() { } }", "ORX003 Task: [Task] has no effect on a local function")]
    [TestCase("void M() { L(); [Flow(\"x\")] static int L() => 2; }", "ORX003 Flow(\"x\"): [Flow] has no effect on a local function")]
    [TestCase("object M() => [Task] (int x) => x;", "ORX003 Task: [Task] has no effect on a lambda")]
    [TestCase("int P { [Task] get => 2; }", "ORX003 Task: [Task] has no effect on an accessor")]
    [TestCase("public static Subject operator +(Subject a, Subject b) => a; [Flow] public static Subject operator -(Subject a, Subject b) => a;", "ORX003 Flow: [Flow] has no effect on an accessor, constructor or operator")]
    public async Task Attribute_OnWhatCannotBeIntercepted_IsReported(string member, string told) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class Subject {{ {member} }}"), Has.One.Items.And.All.StartsWith(told));

    [TestCase("[Task] void M() { L(); void L() { } }")]
    [TestCase("[Flow] static int M() => 2;")]
    [TestCase("void M() { L(); [Obsolete] void L() { } }")]
    public async Task Attribute_OnAMethod_IsSilent(string member) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class Subject {{ {member} }}"), Is.Empty);

    [Test]
    public async Task Attribute_InTopLevelStatements_IsReported() =>
        Assert.That(
            Analysis.Told(await Analysis.Of(Source.Compile("App", [Source.Parse(Source.Usings + "L(); [Task] static void L() { }")], Microsoft.CodeAnalysis.OutputKind.ConsoleApplication), Analyzer)),
            Has.One.Items.And.All.StartsWith("ORX003 Task: [Task] has no effect on a local function"));

    [Test]
    public async Task Attribute_OfSomebodyElse_IsSilent() =>
        Assert.That(await Analysis.WithoutLibrary(Analyzer, "class Subject { void M() { L(); [Task] void L() { } } }"), Is.Empty);
}
