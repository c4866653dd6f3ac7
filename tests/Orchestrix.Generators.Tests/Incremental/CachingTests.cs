using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Incremental;

/// <summary>An edit redoes what depends on it, and nothing else.</summary>
public sealed class CachingTests
{
    const string Tasks = "static class Tasks { [Task] internal static int One(int x) => x; [Flow] internal static int Two() => 2; }";
    const string First = "class First { int Go() => Tasks.One(1); }";
    const string Second = "class Second { int Go() => Tasks.One(2) + Tasks.Two(); }";
    const string Hosted = "namespace My.App { partial class Importer { private protected class Row; [Task] private protected static int Next(Row? row) => 2; int Go() => Next(null); } }";
    const string Third = "namespace My.App { class Third : Importer { int Go() => Next(null); } }";
    const string Other = "class Other { int Go() => Math.Abs(-1); }";
    const string Naming = "class Naming { object Go() => When.Flow(Tasks.Two); void Say([FlowReference] Delegate flow) { } }";

    static readonly string[] OutputSteps = [StepNames.Calls, StepNames.Files, StepNames.Thunks, StepNames.Submits, StepNames.Catalog];

    [TestCase("class Other { int Go() => Math.Abs(-2) + Math.Max(1, 2); }")]
    [TestCase("class Other { int Go() => 0; void More() { } } class Another;")]
    [TestCase("")]
    public void Edit_ElsewhereInTheProject_ChangesNoOutput(string edited)
    {
        var steps = Edit("Other.cs", edited);

        foreach (var name in OutputSteps) Assert.That(Reasons(steps, name), Has.All.EqualTo(IncrementalStepRunReason.Cached).Or.All.EqualTo(IncrementalStepRunReason.Unchanged), name);
        Assert.That(Outputs(steps), Has.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Edit_OfAFileWithCalls_ChangesThatFileOnly()
    {
        var steps = Edit("First.cs", "// moved\n" + First);

        Assert.That(Reasons(steps, StepNames.Calls), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
        Assert.That(Reasons(steps, StepNames.Files), Is.EquivalentTo(new[] { IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged }));
        Assert.That(Reasons(steps, StepNames.Catalog), Has.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Outputs(steps).Count(static each => each == IncrementalStepRunReason.Modified), Is.EqualTo(1));
    }

    [TestCase("Hosted.cs", "// moved\n" + Hosted)]
    [TestCase("Third.cs", "namespace My.App { class Third : Importer { int Go() => 1 + Next(null); } }")]
    public void Edit_OfAFileWithCallsThatMembersMake_ChangesThatFileOnly(string path, string text)
    {
        var steps = Edit(path, text);

        Assert.That(Reasons(steps, StepNames.Files).Count(static each => each == IncrementalStepRunReason.Modified), Is.EqualTo(1));
        Assert.That(Reasons(steps, StepNames.Thunks), Has.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Reasons(steps, StepNames.Catalog), Has.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Outputs(steps).Count(static each => each == IncrementalStepRunReason.Modified), Is.EqualTo(1));
    }

    [Test]
    public void Edit_ThatClosesAPartialType_TakesItsInterceptorsAway()
    {
        var steps = Edit("Hosted.cs", Hosted.Replace("partial ", ""));

        Assert.That(Reasons(steps, StepNames.Files).Count(static each => each == IncrementalStepRunReason.Removed), Is.EqualTo(2));
        Assert.That(Reasons(steps, StepNames.Thunks), Has.All.EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void Edit_ElsewhereInTheProject_ReachesNoStepBehindTheCompilation()
    {
        var steps = Edit("Other.cs", "class Other { int Go() => Math.Abs(-2); void More() { } }");

        // All that is told apart by value; a step that was run again has found what it had.
        foreach (var (name, runs) in steps.TrackedSteps.Where(static each => typeof(StepNames).GetField(each.Key) is not null))
            Assert.That(runs.SelectMany(static each => each.Outputs).Select(static each => each.Reason), Has.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged), name);
        Assert.That(steps.TrackedSteps.Keys, Is.SupersetOf(typeof(StepNames).GetFields().Select(static each => each.Name)));
    }

    [Test]
    public void Edit_OfAnAttribute_ChangesMethodsAndCatalogOnly()
    {
        var steps = Edit("Tasks.cs", Tasks.Replace("[Task]", "[Task(\"one\")]"));

        Assert.That(Reasons(steps, StepNames.Files), Has.All.EqualTo(IncrementalStepRunReason.Unchanged));
        Assert.That(Reasons(steps, StepNames.Thunks), Has.All.EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void Edit_OfASignature_ChangesCallsAndMethods()
    {
        var steps = Edit("Tasks.cs", Tasks.Replace("int x", "long x"));

        Assert.That(Reasons(steps, StepNames.Files).Count(static each => each == IncrementalStepRunReason.Modified), Is.EqualTo(2));
        Assert.That(Reasons(steps, StepNames.Thunks), Has.All.EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void Edit_OfAMethodBody_ChangesNoOutput() =>
        Assert.That(Outputs(Edit("Tasks.cs", Tasks.Replace("=> 2", "=> 3"))), Has.All.EqualTo(IncrementalStepRunReason.Cached));

    [Test]
    public void Edit_OfASignature_ChangesTheMembersThatSubmit() =>
        Assert.That(Reasons(Edit("Tasks.cs", Tasks.Replace("int x", "long x")), StepNames.Submits), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));

    [Test]
    public void Edit_OfOptionsAlone_ChangesNoMemberThatSubmits() =>
        Assert.That(Reasons(Edit("Tasks.cs", Tasks.Replace("[Task]", "[Task(Retries = 2)]")), StepNames.Submits), Is.EqualTo(new[] { IncrementalStepRunReason.Cached }));

    [Test]
    public void Edit_ThatMarksAMethod_FindsItsCalls()
    {
        var steps = Edit("Other.cs", "class Other { [Task] static int Go() => 1; int Twice() => Go() + Go(); }");

        Assert.That(Reasons(steps, StepNames.Names), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
        Assert.That(Reasons(steps, StepNames.Files), Has.One.EqualTo(IncrementalStepRunReason.New));
        Assert.That(Reasons(steps, StepNames.Catalog), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
    }

    [Test]
    public void Edit_ThatMarksAParameter_FindsTheCallsThatNameAMethod()
    {
        var steps = Edit("Other.cs", "class Other { void Tell([FlowReference] Delegate flow) { } void Tell(Orchestrix.Tasks.RunnableDefinition flow) { } void Go() => Tell(Tasks.One); }");

        Assert.That(Reasons(steps, StepNames.Names), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
        Assert.That(Reasons(steps, StepNames.Files), Has.One.EqualTo(IncrementalStepRunReason.New));
        Assert.That(Reasons(steps, StepNames.Thunks), Is.EqualTo(new[] { IncrementalStepRunReason.Unchanged }).Or.EqualTo(new[] { IncrementalStepRunReason.Cached }), "the method is one of this project");
    }

    [Test]
    public void Models_ThatStepsKeep_HoldNoSymbols()
    {
        var held = new HashSet<Type>();
        foreach (var type in new[] { typeof(CallSite), typeof(FileCalls), typeof(DeclaredMethod), typeof(BuildSettings), typeof(ReferencedTracking) }) Collect(type, held);

        Assert.That(held, Has.Some.EqualTo(typeof(Thunk)));
        Assert.That(held.Where(static type => type.Assembly != typeof(Thunk).Assembly && type != typeof(string) && !type.IsPrimitive), Is.Empty);
    }

    static void Collect(Type type, HashSet<Type> held)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) type = type.GetGenericArguments()[0];
        if (!held.Add(type) || type.Assembly != typeof(Thunk).Assembly || type.IsEnum) return;
        foreach (var field in type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)) Collect(field.FieldType, held);
    }

    static GeneratorRunResult Edit(string path, string text)
    {
        var options = Source.Allowing("My.App");
        var compilation = Source.Compile("Subject",
        [
            Source.Parse(Source.Usings + Tasks, "Tasks.cs", options),
            Source.Parse(Source.Usings + First, "First.cs", options),
            Source.Parse(Source.Usings + Second, "Second.cs", options),
            Source.Parse(Source.Usings + Hosted, "Hosted.cs", options),
            Source.Parse(Source.Usings + Third, "Third.cs", options),
            Source.Parse(Source.Usings + Naming, "Naming.cs", options),
            Source.Parse(Source.Usings + Other, "Other.cs", options),
        ]);
        var driver = CSharpGeneratorDriver.Create(
                [new TrackedCallGenerator().AsSourceGenerator()],
                parseOptions: options,
                driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation);
        var old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(old, Source.Parse(Source.Usings + text, path, options))).GetRunResult().Results.Single();
    }

    static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) => [.. result.TrackedSteps[step].SelectMany(static each => each.Outputs).Select(static each => each.Reason)];

    static IncrementalStepRunReason[] Outputs(GeneratorRunResult result) => [.. result.TrackedOutputSteps.SelectMany(static each => each.Value).SelectMany(static each => each.Outputs).Select(static each => each.Reason)];
}
