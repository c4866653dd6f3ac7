using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class MethodGroupAnalyzerTests
{
    const string Text = """
        interface IWork { [Task] int Work(int x); }
        class Subject : IWork
        {
            [Task] static int Two(int x) => 2;
            public int Work(int x) => 2;
            static int Other(int x) => 2;
            [Task] static int Zero() => 2;
            [Task] static void Done(Orchestrix.Actions.ActionContext x) { }
            [Task] static int Ended(int x, CancellationToken token) => 2;
            object All(int[] xs) => new object?[] { HERE };
        }
        """;

    static readonly MethodGroupAnalyzer Analyzer = new();

    [TestCase("xs.Select(Two)", "Two")]
    [TestCase("Tracked.Task(\"t\").Call(1, (_, _) => xs.Select(Two).ToList())", "Two")]
    [TestCase("(Func<int, int>)Subject.Two", "Subject.Two")]
    [TestCase("new Func<int, int>(Two)", "Two")]
    [TestCase("(Func<int, int>)this.Work", "this.Work")]
    [TestCase("(Delegate)(Func<int, int>)((IWork)this).Work", "((IWork)this).Work")]
    public async Task MethodReference_ToATrackedMethod_IsReported(string use, string place) =>
        Assert.That(await Analysis.InEditor(Analyzer, Text.Replace("HERE", use)), Has.One.Items.And.All.StartsWith($"ORX001 {place}: '{place.Split('.')[^1]}' is used as a method group"));

    [TestCase("Orchestrix.Runs.Run.Map(xs, Two)", DiagnosticSeverity.Error)]
    [TestCase("Orchestrix.Runs.Run.Submit(Zero)", DiagnosticSeverity.Error)]
    [TestCase("Orchestrix.Runs.Run.Try(Zero)", DiagnosticSeverity.Error)]
    [TestCase("Then.RunFlow(Zero)", DiagnosticSeverity.Error)]
    [TestCase("Then.Do(\"x\", Done)", DiagnosticSeverity.Warning)]
    [TestCase("xs.Select(Two)", DiagnosticSeverity.Warning)]
    public async Task MethodReference_ThatWouldBeExecutedToBeRecorded_IsAnError(string use, DiagnosticSeverity severity) =>
        Assert.That((await Analysis.Of(Built.From(Text.Replace("HERE", use)).Compilation, Analyzer)).Select(each => each.Severity), Is.EqualTo(new[] { severity }));

    [TestCase("xs.Select(x => Two(x))")]
    [TestCase("xs.Select(Other)")]
    [TestCase("nameof(Two)")]
    [TestCase("Tracked.Task(\"t\").Call(1, Ended)")]
    [TestCase("nameof(Subject.Work)")]
    [TestCase("Two(1)")]
    public async Task MethodReference_ToNothingTracked_IsSilent(string use) =>
        Assert.That(await Analysis.InBuild(Analyzer, Text.Replace("HERE", use)), Is.Empty);

    [Test]
    public async Task MethodReference_WithoutTheLibrary_IsSilent() =>
        Assert.That(await Analysis.WithoutLibrary(Analyzer, Text.Replace("HERE", "xs.Select(Two)")), Is.Empty);
}
