using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class FlowReferenceAnalyzerTests
{
    const string Text = """
        interface IWork { [Task] int Work(int x); }
        static class Extensions { public static void Name([FlowReference] this Delegate flow) { } }
        class Subject : IWork
        {
            [Flow] static Task Build(int x) => Task.CompletedTask;
            public int Work(int x) => x;
            static int Other(int x) => x;
            static void Any([FlowReference] Delegate? flow, int more = 0) { }
            static void One([FlowReference] Func<int, int> flow) { }
            static void Unmarked(Delegate flow) { }
            void Use(Delegate given, [FlowReference] Delegate named) { HERE; }
        }
        """;

    static readonly FlowReferenceAnalyzer Analyzer = new();
    static readonly MethodGroupAnalyzer MethodGroups = new();

    [TestCase("Any(Build)")]
    [TestCase("Any(more: 1, flow: Build)")]
    [TestCase("Any(Subject.Build)")]
    [TestCase("One(Work)")]
    [TestCase("One(((IWork)this).Work)")]
    [TestCase("Any((Func<int, Task>)Build)")]
    [TestCase("Any(new Func<int, Task>(Build))")]
    [TestCase("Any(named)")]
    [TestCase("Any(null)")]
    [TestCase("Any(default)")]
    public async Task Argument_ThatIsAFlowOrTask_IsSilent(string use)
    {
        Assert.That(await Analysis.InBuild(Analyzer, Text.Replace("HERE", use)), Is.Empty);
        Assert.That(await Analysis.InBuild(MethodGroups, Text.Replace("HERE", use)), Is.Empty);
    }

    [TestCase("Any(Other)", "Other", "'flow' names a flow or task, but gets 'Other', which is none; mark it with [Flow] or [Task]")]
    [TestCase("One(x => Work(x))", "x => Work(x)", "'flow' names a flow or task, but gets a lambda; give it the method itself")]
    [TestCase("One(delegate(int x) { return x; })", "delegate(int x) { return x; }", "'flow' names a flow or task, but gets a lambda; give it the method itself")]
    [TestCase("Any(given)", "given", "'flow' names a flow or task, but gets a delegate of which nobody can tell; give it the method itself, or a parameter that is marked [FlowReference] too")]
    [TestCase("given.Name()", "given", "'flow' names a flow or task, but gets a delegate of which nobody can tell; give it the method itself, or a parameter that is marked [FlowReference] too")]
    [TestCase("named.DynamicInvoke(1)", "named.DynamicInvoke(1)", "'named' names a flow or task, but is called, which is not tracked; take a lambda to have it called")]
    public async Task Reference_ToSomethingElse_IsReported(string use, string place, string message) =>
        Assert.That(await Analysis.InEditor(Analyzer, Text.Replace("HERE", use)), Is.EqualTo(new[] { $"ORX023 {place}: Parameter {message}" }));

    [TestCase("flow(1)")]
    [TestCase("flow.Invoke(1)")]
    public async Task Parameter_ThatIsCalled_IsReported(string call) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ static int M([FlowReference] Func<int, int> flow) => {call}; }}"),
            Is.EqualTo(new[] { $"ORX023 {call}: Parameter 'flow' names a flow or task, but is called, which is not tracked; take a lambda to have it called" }));

    [Test]
    public async Task Parameter_ThatIsNoDelegate_IsReportedOnce() =>
        Assert.That(
            await Analysis.InEditor(Analyzer, "class C { static void M([FlowReference] List<int> flow) { M([]); } }"),
            Is.EqualTo(new[] { "ORX023 flow: Parameter 'flow' names a flow or task, but is of type 'List<int>', which is no delegate" }));

    [TestCase("Unmarked(Build)", "Build")]
    [TestCase("Any((Delegate)((Func<int, Func<int, Task>>)(x => Build))(1))", "Build")]
    public async Task MethodGroup_ThatIsNotItselfTheArgument_IsReportedAsOne(string use, string place) =>
        Assert.That(await Analysis.InEditor(MethodGroups, Text.Replace("HERE", use)), Has.One.Items.And.All.StartsWith($"ORX001 {place}: "));

    [Test]
    public async Task Parameter_WithAnotherAttributeOfThatName_IsSilent() =>
        Assert.That(
            await Analysis.WithoutLibrary(Analyzer, "class FlowReferenceAttribute : Attribute; class C { static void M([FlowReference] int flow) => M(1); }"),
            Is.Empty);
}
