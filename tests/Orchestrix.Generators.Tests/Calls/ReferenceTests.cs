using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Calls that name flows and tasks by their methods arrive at the overload that takes definitions, and nothing is reported of them.</summary>
public sealed class ReferenceTests
{
    const string Helpers = """
        public static class Docs
        {
            public static string Of([FlowReference] Delegate flow, string text = "-") => "delegate";
            public static string Of(Orchestrix.Tasks.RunnableDefinition flow, string text = "-") => $"{flow.GetType().Name} {flow.Member} {text}";
            public static string Kind([FlowReference] Delegate any) => "delegate";
            public static string Kind(Orchestrix.Tasks.RunnableDefinition any) => "any " + any.Member;
            public static string Kind(Orchestrix.Flows.FlowDefinition any) => "flow " + any.Member;
            public static string After([FlowReference] Delegate one, int between, [FlowReference] Delegate? other = null) => "delegate";
            public static string After(Orchestrix.Flows.FlowDefinition one, int between, Orchestrix.Tasks.TaskDefinition? other) => $"{one.Member} {between} {other?.Member ?? "none"}";
            public static string Ext(this string text, [FlowReference] Delegate flow) => "delegate";
            public static string Ext(this string text, Orchestrix.Tasks.RunnableDefinition flow) => $"{text} {flow.Member}";
            public static string Self([FlowReference] this Delegate flow) => "delegate";
            public static string Self(this Orchestrix.Flows.FlowDefinition flow) => "self " + flow.Member;
            public static string Generic<T>(T value, [FlowReference] Delegate flow) where T : struct => "delegate";
            public static string Generic<T>(T value, Orchestrix.Flows.FlowDefinition flow) where T : struct => $"{typeof(T).Name} {value} {flow.Member}";
            public static string Lambda<T>([FlowReference] Func<T> flow) => "lambda " + flow();
            public static string Lambda([FlowReference] Delegate flow) => "delegate";
            public static string Lambda(Orchestrix.Flows.FlowDefinition flow) => "definition " + flow.Member;
            public static string Dynamic([FlowReference] Delegate flow, dynamic more) => "delegate";
            public static string Dynamic(Orchestrix.Tasks.RunnableDefinition flow, dynamic more) => $"{flow.Member} {more}";
        }
        public class Pages
        {
            string kept = "kept";
            public virtual string Of([FlowReference] Delegate flow) => "delegate";
            public virtual string Of(Orchestrix.Tasks.RunnableDefinition flow) => $"{kept} {flow.Member}";
        }
        public sealed class Override : Pages { public override string Of(Orchestrix.Tasks.RunnableDefinition flow) => $"override {flow.Member}"; }
        public interface IPages { string Of([FlowReference] Delegate flow); string Of(Orchestrix.Tasks.RunnableDefinition flow); }
        public sealed class Implementation : IPages
        {
            string IPages.Of(Delegate flow) => "delegate";
            string IPages.Of(Orchestrix.Tasks.RunnableDefinition flow) => "interface " + flow.Member;
        }
        public class Shelf<T> { public string Of([FlowReference] Delegate flow, T more) => "delegate"; public string Of(Orchestrix.Tasks.RunnableDefinition flow, T more) => $"{typeof(T).Name} {flow.Member} {more}"; }

        """;

    const string Methods = """
        public class Box<T> { [Flow] public static void Put(T item) => throw new Exception(); [Task] public U Take<U>(U other) => other; }
        public interface IWork { [Flow] void Work(int x); }
        public class Worker : IWork { public void Work(int x) => throw new Exception(); [Flow] public virtual Task Own(string a, int b) => throw new Exception(); }
        public static class Further { [Flow] public static void Extended(this Worker worker, int x) => throw new Exception(); }
        public partial class Subject
        {
            [Flow] static Task Build(int x) => throw new Exception();
            [Flow] static int Nightly() => throw new Exception();
            [Flow] static void Plain() => throw new Exception();
            [Task] private static string Fetch(string a, CancellationToken token) => throw new Exception();
            [Flow] static void Many(int x) => throw new Exception();
            [Flow] static void Many(string x) => throw new Exception();
            [Flow] static void Spans(ReadOnlySpan<char> x, ref int y) => throw new Exception();
            [Task] void Instance(int x) => throw new Exception();
            static class Inner { [Flow] static internal void Deep(int x) => throw new Exception(); }
        }

        """;

    [TestCase("Docs.Of(Build)", "FlowDefinition Build -")]
    [TestCase("Docs.Of(flow: Subject.Build, text: \"said\")", "FlowDefinition Build said")]
    [TestCase("Docs.Of(text: \"said\", flow: (Build))", "FlowDefinition Build said")]
    [TestCase("Docs.Of(Fetch)", "TaskDefinition Fetch -")]
    [TestCase("Docs.Of(Nightly)", "FlowDefinition Nightly -")]
    [TestCase("Docs.Of(Plain)", "FlowDefinition Plain -")]
    [TestCase("Docs.Of(Spans)", "FlowDefinition Spans -")]
    [TestCase("Docs.Of((Action<int>)Many)", "FlowDefinition Many -")]
    [TestCase("Docs.Of(new Action<string>(Many))", "FlowDefinition Many -")]
    [TestCase("Docs.Of((Delegate)(Action<string>)Many)", "FlowDefinition Many -")]
    [TestCase("Docs.Of(new Subject().Instance)", "TaskDefinition Instance -")]
    [TestCase("Docs.Of(Inner.Deep)", "FlowDefinition Deep -")]
    [TestCase("Docs.Of(Box<int>.Put)", "FlowDefinition Put -")]
    [TestCase("Docs.Of(new Box<string>().Take<int>)", "TaskDefinition Take -")]
    [TestCase("Docs.Of(((IWork)new Worker()).Work)", "FlowDefinition Work -")]
    [TestCase("Docs.Of(new Worker().Work)", "FlowDefinition Work -")]
    [TestCase("Docs.Of(new Worker().Own)", "FlowDefinition Own -")]
    [TestCase("Docs.Of(new Worker().Extended)", "FlowDefinition Extended -")]
    [TestCase("Docs.Kind(Build)", "flow Build")]
    [TestCase("Docs.Kind(Fetch)", "any Fetch")]
    [TestCase("Docs.After(Build, 2, Fetch)", "Build 2 Fetch")]
    [TestCase("Docs.After(other: Fetch, between: 3, one: Nightly)", "Nightly 3 Fetch")]
    [TestCase("Docs.After(Build, 2)", "Build 2 none")]
    [TestCase("Docs.After(Build, 2, null)", "Build 2 none")]
    [TestCase("\"a\".Ext(Build)", "a Build")]
    [TestCase("Docs.Ext(\"a\", Build)", "a Build")]
    [TestCase("Docs.Self(Build)", "self Build")]
    [TestCase("Docs.Generic(5L, Build)", "Int64 5 Build")]
    [TestCase("Docs.Lambda(Nightly)", "definition Nightly")]
    [TestCase("Docs.Lambda(Build)", "definition Build")]
    [TestCase("Docs.Lambda(() => 5)", "lambda 5")]
    [TestCase("Docs.Lambda(Five)", "lambda 5")]
    [TestCase("Docs.Dynamic(Build, (object)5)", "Build 5")]
    [TestCase("new Pages().Of(Build)", "kept Build")]
    [TestCase("((Pages?)new Pages())?.Of(Build)", "kept Build")]
    [TestCase("((Pages)new Override()).Of(Build)", "override Build")]
    [TestCase("((IPages)new Implementation()).Of(Build)", "interface Build")]
    [TestCase("new Shelf<int>().Of(Build, 5)", "Int32 Build 5")]
    public void Call_WithAMethodGroup_GetsTheDefinition(string call, string expected)
    {
        Check(Helpers + Methods + $"public partial class Subject {{ static int Five() => 5; public static object? Run() => {call}; }}", expected);

        // The same with the helpers in an assembly of their own, which has told their names.
        var library = Built.From(Source.Compile("Library", [Source.Parse(Source.Usings + Helpers, "Library.cs")]));
        var app = Built.From(Source.Compile(
            "Subject",
            [Source.Parse(Source.Usings + Methods + $"public partial class Subject {{ static int Five() => 5; public static object? Run() => {call}; }}")],
            more: MetadataReference.CreateFromStream(library.Image())));
        Assert.That(app.Run(library), Is.EqualTo(expected), app.Generated);
    }

    // The helper is where only its own type sees it: the compiler reaches it all the same.
    [TestCase("partial class Subject { static string Of([FlowReference] Delegate flow, string text) => \"delegate\"; static string Of(Orchestrix.Flows.FlowDefinition flow, string text) => flow.Member + text; public static object? Run() => Of(Build, \"!\"); }", "Build!")]
    [TestCase("partial class Subject { string Of([FlowReference] Delegate flow) => \"delegate\"; string Of(Orchestrix.Flows.FlowDefinition flow) => GetType().Name + flow.Member; public static object? Run() => new Subject().Of(Build); }", "SubjectBuild")]
    [TestCase("partial class Subject { static class Private { static string Of([FlowReference] Delegate flow) => \"delegate\"; static string Of(Orchestrix.Flows.FlowDefinition flow) => flow.Member; internal static object Go() => Of(Build); } public static object? Run() => Private.Go(); }", "Build")]
    [TestCase("static class Own { static string Of([FlowReference] Delegate flow) => \"delegate\"; static string Of(Orchestrix.Flows.FlowDefinition flow) => flow.Member; internal static object Go() => Of(Further.Extended); } partial class Subject { public static object? Run() => Own.Go(); }", "Extended")]
    [TestCase("class Typed<T> { static string Of<U>([FlowReference] Delegate flow, T one, U two) => \"delegate\"; static string Of<U>(Orchestrix.Flows.FlowDefinition flow, T one, U two) => $\"{flow.Member} {one} {two}\"; internal static object Go(T one) => Of(Box<int>.Put, one, 'c'); } partial class Subject { public static object? Run() => Typed<int>.Go(3); }", "Put 3 c")]
    [TestCase("class Base { protected string Of([FlowReference] Delegate flow) => \"delegate\"; protected string Of(Orchestrix.Flows.FlowDefinition flow) => flow.Member; } class Derived : Base { internal object Go() => Of(Box<int>.Put); } partial class Subject { public static object? Run() => new Derived().Go(); }", "Put")]
    public void Call_OfAHiddenHelper_GetsTheDefinition(string text, string expected) => Check(Methods + text, expected);

    [Test]
    public void Thunk_OfAMethodThatNobodyCalls_IsThereOnce()
    {
        var library = Built.From(Source.Compile("Library", [Source.Parse(Source.Usings + "public static class Names { [Flow] public static void Build(int x) { } [Flow] public static void Other(int x) { } }", "Library.cs")]));
        var app = Built.From(Source.Compile(
            "Subject",
            [Source.Parse(Source.Usings + Helpers + "public class Subject { public static object? Run() => Docs.Of(Names.Build) + Docs.Of(Names.Other) + Docs.Of(Names.Build, \"!\"); }")],
            more: MetadataReference.CreateFromStream(library.Image())));

        Assert.That(app.Run(library), Is.EqualTo("FlowDefinition Build -FlowDefinition Other -FlowDefinition Build !"), app.Generated);
        Assert.That(app.Generated.Split("static class Names_Build_"), Has.Length.EqualTo(2));
        Assert.That(app.Generated.Split("InterceptsLocation(1,"), Has.Length.EqualTo(4));
    }

    [Test]
    public void Call_WithAMethodWhoseThunkIsAMemberOfItsType_GetsTheDefinition()
    {
        const string Text = Helpers + "namespace My.App { public static partial class Importer { class Row; [Task] static void Next(Row? row) { } public static object Go() => Docs.Of(Next); } } public static class Subject { public static object? Run() => My.App.Importer.Go(); }";
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + Text, options: Source.Allowing("My.App"))]));

        Assert.That(built.Run(), Is.EqualTo("TaskDefinition Next -"), built.Generated);
    }

    [Test]
    public void Call_WithAMemberOfAnExtensionBlock_GetsTheDefinition() => Check(
        Helpers + "static class Numbers { extension(string text) { [Task] public int Count(int more) => more; } } public static class Subject { public static object? Run() => Docs.Of(\"a\".Count); }",
        "TaskDefinition Count -");

    [Test]
    public void Takers_OfTheLibrary_AreKnownByTheirNames() => Assert.That(
        typeof(When).Assembly.GetExportedTypes().SelectMany(static type => type.GetMethods())
            .Where(static method => method.GetParameters().Any(static each => each.IsDefined(typeof(FlowReferenceAttribute), false)))
            .Select(static method => method.Name).Distinct(),
        Is.EquivalentTo(KnownNames.ReferenceTakers));

    [Test]
    public void Call_WhereTrackingIsOff_GetsTheDelegate()
    {
        const string Text = Helpers + Methods + """
            public partial class Subject
            {
                public static object? Run()
                {
                    try { When.Flow(Nightly).Completes(); Microsoft.Extensions.DependencyInjection.OrchestrixServiceCollectionExtensions.AddOrchestrix(new Microsoft.Extensions.DependencyInjection.ServiceCollection(), o => o.LimitTask(Fetch, "api")); }
                    catch (OrchestrixException thrown) { return Docs.Of(Build) + ": " + thrown.Message; }
                    return null;
                }
            }
            """;
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + Text)]), new Properties(("OrchestrixTracking", "disable")));

        Assert.That(built.Run(), Does.StartWith("delegate: LimitTask was given Subject.Fetch by its name, ").And.EndsWith("LimitTask(() => Subject.Fetch(…))."));
    }

    [Test]
    public async Task Call_WithoutAnInterceptor_IsReportedWithTheReason()
    {
        const string Text = """
            static class Far { public static void To<T>(this ref T x, [FlowReference] Delegate flow) where T : struct { } public static void To<T>(this ref T x, Orchestrix.Flows.FlowDefinition flow) where T : struct { } }
            struct Value { public void Of([FlowReference] Delegate flow) { } public void Of(Orchestrix.Flows.FlowDefinition flow) { } }
            class Subject
            {
                class Hidden;
                [Flow] static void Build(int x) { }
                [Flow] static void Secret(Hidden? x) { }
                static void Two([FlowReference] Delegate one, [FlowReference] Delegate two) { }
                static void Two(Orchestrix.Flows.FlowDefinition one, Orchestrix.Flows.FlowDefinition two) { }
                static void One([FlowReference] Delegate flow) { }
                static void One(Orchestrix.Flows.FlowDefinition flow) { }
                static void Use([FlowReference] Delegate given, int x) { HERE; }
            }
            """;
        const string Bases = """
            class Base { [Flow] protected static void Build() { } public virtual void Of([FlowReference] Delegate flow) { } public virtual void Of(Orchestrix.Flows.FlowDefinition flow) { } }
            class Derived : Base { void Go() => base.Of(Build); }
            """;
        async Task<string[]> Told(string use) => await Analysis.InBuild(new UntrackedCallAnalyzer(), Text.Replace("HERE", use));

        Assert.That(await Told("x.To(Build)"), Is.EqualTo(new[] { "ORX008 x.To(Build): The call of 'To' is not tracked: it passes something by reference" }));
        Assert.That(await Told("new Value().Of(Build)"), Has.One.Contains("it belongs to a struct"));
        Assert.That(await Told("Two(Build, given)"), Has.One.Contains("'two' gets no method of a flow or task"));
        Assert.That(await Told("One(Secret)"), Has.One.Contains("'Secret' cannot be tracked: type 'Subject.Hidden' is not visible to the whole assembly"));
        Assert.That(await Analysis.InBuild(new UntrackedCallAnalyzer(), Bases), Is.EqualTo(new[] { "ORX008 base.Of(Build): The call of 'Of' is not tracked: a call of this form cannot be intercepted" }));
        Assert.That(await Told("One(given)"), Is.Empty);
        Assert.That(await Told("One(Build)"), Is.Empty);
    }

    [Test]
    public async Task Call_OfAHelperWhoseAssemblyTellsOfNone_IsReported()
    {
        var library = Source.Compile("Library", [Source.Parse(Source.Usings + Helpers, "Library.cs")]);
        var app = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + "class Subject { [Flow] static void Build() { } object Go() => Docs.Of(Build); }")], more: library.ToMetadataReference()));

        Assert.That(Analysis.Told(await Analysis.Of(app.Compilation, new UntrackedCallAnalyzer())), Is.EqualTo(new[] { "ORX008 Docs.Of(Build): The call of 'Of' is not tracked: its assembly was compiled without tracking, and so does not tell of it" }));
    }

    [Test]
    public async Task Call_OfAMethodWithoutSuchAnOverload_StaysAsItIs()
    {
        const string Text = "class Subject { [Flow] static void Build(int x) { } static string Of([FlowReference] Delegate flow) => flow.Method.Name; static string Of(Orchestrix.Flows.FlowDefinition flow, int more) => \"\"; public static object Run() => Of(Build); }";

        Check(Text.Replace("class Subject", "public class Subject"), "Build");
        Assert.That(await Analysis.InBuild(new UntrackedCallAnalyzer(), Text), Is.Empty);
    }

    [TestCase("When.Flow(Nightly)", "Flow_")]
    [TestCase("When.Flow(Build)", "Flow_")]
    [TestCase("When.Flow(Plain)", "Flow_")]
    [TestCase("When.Flow((Func<int, Task>)Build)", "Flow_")]
    [TestCase("When.Flow(new Worker().Extended)", "Flow_")]
    [TestCase("When.Flow((Action<Worker>)Named)", "Flow_")]
    [TestCase("When.Flow((Func<Worker, int>)Counted)", "Flow_")]
    [TestCase("o.ConfigureFlow(Build, f => f.Timeout = null)", "ConfigureFlow_")]
    [TestCase("o.ConfigureFlow(Nightly, f => f.Timeout = null)", "ConfigureFlow_")]
    [TestCase("o.ConfigureTask(Fetch, f => f.Timeout = null)", "ConfigureTask_")]
    [TestCase("o.LimitTask(Fetch, \"api\")", "LimitTask_")]
    [TestCase("o.LimitTask(Fetch, new Orchestrix.Runs.TaskLimit(\"api\"))", "LimitTask_")]
    [TestCase("o.CacheTask(Fetch, CacheKey.Inputs)", "CacheTask_")]
    public async Task Call_OfTheLibrary_IsIntercepted(string call, string interceptor)
    {
        var built = Built.From(Library(call));

        Assert.That(built.Diagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(Intercepted(built, call), Does.Contain(interceptor));
        Assert.That(await Analysis.InBuild(new FlowReferenceAnalyzer(), Library(call)), Is.Empty);
        Assert.That(await Analysis.InBuild(new MethodGroupAnalyzer(), Library(call)), Is.Empty);
        Assert.That(await Analysis.InBuild(new UntrackedCallAnalyzer(), Library(call)), Is.Empty);
    }

    // They stay where the lambda is what is recorded.
    [TestCase("When.Flow(() => Nightly())", "Func<")]
    [TestCase("When.Flow(() => Build(1))", "Func<")]
    [TestCase("When.Flow(async () => await Build(1))", "Func<")]
    [TestCase("When.Flow(() => Plain())", "Action")]
    [TestCase("When.Flow(() => { Plain(); })", "Action")]
    [TestCase("When.Flow((Worker worker) => worker.Own(\"\", 1))", "Func<Worker,")]
    [TestCase("When.Flow<Worker, Task>(worker => worker.Own(\"\", 1))", "Func<Worker,")]
    [TestCase("When.Flow((Worker worker) => worker.Work(1))", "Action<Worker>")]
    [TestCase("When.Flow(Calls)", "Action")]
    [TestCase("o.ConfigureFlow(() => Build(1), f => f.Timeout = null)", "Func<")]
    [TestCase("o.ConfigureTask(() => Fetch(\"\", default), f => f.Timeout = null)", "Func<")]
    [TestCase("o.LimitTask(() => Fetch(\"\", default), \"api\")", "Func<")]
    [TestCase("o.CacheTask(() => Fetch(\"\", default), CacheKey.Inputs)", "Func<")]
    public async Task Lambda_IsGivenToTheSameOverloadAsEver(string call, string type)
    {
        var built = Built.From(Library(call));
        var invocation = Invocation(built, call, out var model);
        var method = (IMethodSymbol)model.GetSymbolInfo(invocation).Symbol!;

        Assert.That(built.Diagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(method.Parameters[0].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Does.StartWith(type));
        Assert.That(model.GetInterceptorMethod(invocation), Is.Null);
        Assert.That(await Analysis.InBuild(new FlowReferenceAnalyzer(), Library(call)), Is.Empty);
        Assert.That(await Analysis.InBuild(new UntrackedCallAnalyzer(), Library(call)), Is.Empty);
    }

    [TestCase("When.Flow(Fetch)", "ORX023 Fetch: Parameter 'flow' names a flow or task, but gets the task 'Fetch'; give it a flow")]
    [TestCase("When.Flow(Named2)", "ORX023 Named2: Parameter 'call' names a flow or task, but gets the task 'Named2'; give it a flow")]
    [TestCase("o.ConfigureTask(Build, f => f.Timeout = null)", "ORX023 Build: Parameter 'task' names a flow or task, but gets the flow 'Build'; give it a task")]
    [TestCase("When.Flow((int x) => Build(x))", "ORX023 (int x) => Build(x): Parameter 'flow' names a flow or task, but gets a lambda; give it the method itself")]
    public async Task Reference_OfTheOtherKind_IsReportedOnce(string call, string message)
    {
        Assert.That(await Analysis.InBuild(new FlowReferenceAnalyzer(), Library(call)), Is.EqualTo(new[] { message }));
        Assert.That(await Analysis.InBuild(new UntrackedCallAnalyzer(), Library(call)), Is.Empty);
    }

    static string Library(string call) => Methods + $$"""
        public partial class Subject
        {
            [Flow] static void Named(Worker worker) { }
            [Flow] static int Counted(Worker worker) => 1;
            [Task] static void Named2() { }
            static void Calls() => Plain();
            static void Go(OrchestrixBuilder o) { _ = {{call}}; }
        }
        """;

    static InvocationExpressionSyntax Invocation(Built built, string call, out SemanticModel model)
    {
        var tree = built.Compilation.SyntaxTrees.First();
        model = built.Compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(each => each.ToString() == call);
    }

    static string? Intercepted(Built built, string call) => Invocation(built, call, out var model) is var invocation ? model.GetInterceptorMethod(invocation)?.Name : null;

    static void Check(string text, object expected)
    {
        var built = Built.From(text);
        var generated = built.Result.GeneratedTrees.ToHashSet();
        Assert.That(built.Diagnostics().Where(each => each.Location.SourceTree is { } tree && generated.Contains(tree)), Is.Empty, built.Generated);
        Assert.That(built.Run(), Is.EqualTo(expected), built.Generated);
    }
}
