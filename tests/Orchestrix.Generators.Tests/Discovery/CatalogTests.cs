using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Discovery;

/// <summary>An entry point learns what its compilation and the references of it declare.</summary>
public sealed class CatalogTests
{
    const string Host = """
        public static class Host
        {
            [Orchestrix.Runtime.V1.EntryPoint] public static string Begin(this string first, string? second = null, params int[] more) => "nothing";
            public static string Begin(string first, string? second, int[] more, Orchestrix.Runtime.V1.FlowCatalog catalog) =>
                $"{first} {second} {more.Length}: {string.Join(", ", catalog.Methods.Select(each => each.Kind + " " + each.Identity))}";
        }
        """;

    [TestCase("\"a\".Begin()", "a  0")]
    [TestCase("Host.Begin(\"a\", \"b\", 1, 2)", "a b 2")]
    [TestCase("\"a\".Begin(more: [1], second: \"b\")", "a b 1")]
    public void EntryPoint_OfTheSameCompilation_GetsEveryMethod(string call, string arguments) =>
        Assert.That(
            Built.From(Host + $$"""
                public class Subject
                {
                    public static object Run() => {{call}};
                    [Flow] static void NeverCalled() { }
                    [Task("named")] internal static void Named() { }
                    class Hidden; [Task] static void LeftOut(Hidden x) { } [Task] static void ByRef(ref int x) { }
                }
                """).Run(),
            Is.EqualTo(arguments + ": Flow Subject.NeverCalled(), Task Subject.ByRef(ref int), Task named"));

    [Test]
    public void EntryPoint_InAnAppThatReferencesLibraries_GetsTheirMethodsOnce()
    {
        var host = Library("Own.Host", Host);
        var basis = Library("Own.Basis", "public static class Basis { [Flow] public static int One() => 1; [Task] static int Two() => 2; }");
        var middle = Library("Own.Middle", "public static class Middle { [Flow] public static int Three() => Basis.One() + 2; }", basis);
        var app = Library("Own.App", "public class Subject { public static object Run() => $\"a\".Begin() + Middle.Three() + Basis.One(); [Flow] static void Four() { } }", host, basis, middle);

        Assert.That(app.Run(host, basis, middle), Is.EqualTo("a  0: Flow Subject.Four(), Flow Basis.One(), Task Basis.Two(), Flow Middle.Three()31"));
        Assert.That(app.Calls(), Is.EqualTo(new[] { ("Middle.Three()", true), ("Basis.One()", true) }));
    }

    [TestCase("Own.Basis", "AddFlowsOfOwnBasis")]
    [TestCase("my-flows_2", "AddFlowsOfMyFlows2")]
    public void AddFlowsOf_ALibrary_AddsItsFlowsAndThoseOfItsReferences(string assembly, string method)
    {
        var lower = Library("Lower", "public static class Lower { [Flow] public static int One() => 1; }");
        var library = Library(assembly, "public static class Basis { [Flow] public static int Two() => Lower.One() + 1; [Task] static int Three() => 3; }", lower);
        // As a program in another language would: without the generator.
        var app = Built.From(Source.Compile("App", [Source.Parse(Source.Usings + $$"""
            using Microsoft.Extensions.DependencyInjection;
            public class Subject
            {
                public static object Run()
                {
                    var services = new ServiceCollection();
                    services.AddOrchestrix(o => o.{{method}}().{{method}}());
                    using var provider = services.BuildServiceProvider();
                    var flows = provider.GetRequiredService<Orchestrix.Flows.FlowRegistry>();
                    return string.Join(", ", flows.Flows.Concat<Orchestrix.Tasks.RunnableDefinition>(flows.Tasks));
                }
            }
            """)], more: [Reference(lower), Reference(library)]), new Properties(("OrchestrixTracking", "disable")));

        Assert.That(library.Diagnostics(), Is.Empty);
        Assert.That(app.Run(lower, library), Is.EqualTo("One, Two, Three"));
    }

    [Test]
    public void AddFlowsOf_AProgram_IsNotThere() =>
        Assert.That(Built.From(Source.Compile("App", [Source.Parse(Source.Usings + "return; static class A { [Flow] public static int One() => 1; }")], OutputKind.ConsoleApplication)).Generated, Does.Not.Contain("AddFlowsOf"));

    [TestCase("namespace Own.One; public static class Orders { [Flow(\"import\")] public static void Import() { } }", "namespace Own.Two; public static class People { [Flow(\"import\")] public static void Load() { } }",
        "2 flows are named 'import': Own.One.Orders.Import and Own.Two.People.Load. Give all but one another name, for example [Flow(\"import-2\")].")]
    [TestCase("public static class Orders { [Flow] public static void Import() { } }", "public static class Orders { [Flow] public static void Import() { } }",
        "2 flows are named 'Import': Orders.Import of assembly Own.One and Orders.Import of assembly Own.Two. Give all but one another name, for example [Flow(\"Import-2\")].")]
    public void Host_WithFlowsOfTheSameNameInTwoLibraries_RefusesToStartAndNamesBoth(string first, string second, string told)
    {
        var one = Library("Own.One", first);
        var two = Library("Own.Two", second);
        var app = Library("Own.App", """
            public class Subject
            {
                public static async Task<object> Run()
                {
                    try { await using var host = Orchestrix.Testing.OrchestrixTestHost.Start(); return "started"; }
                    catch (OrchestrixException thrown) { return thrown.Message; }
                }
            }
            """, one, two);

        Assert.That(app.Run(one, two), Does.Contain(told));
    }

    [TestCase("AddOrchestrix")]
    [TestCase("Start")]
    [TestCase("StartAsync")]
    public void EntryPoint_OfALibraryWithoutTracking_IsFoundByItsName(string name)
    {
        // As the library itself, which this generator does not compile.
        var library = Source.Compile("Plain", [Source.Parse(Source.Usings + Host.Replace("Begin", name))]);
        using var image = new MemoryStream();
        library.Emit(image);
        image.Position = 0;
        var app = Source.Compile("App", [Source.Parse(Source.Usings + $"public class Subject {{ public static object Run() => \"a\".{name}(); [Flow] static void One() {{ }} }}")], more: MetadataReference.CreateFromStream(image));

        Assert.That(Built.From(app).Generated, Does.Contain($"global::Host.{name}(p0, p1, p2, global::Orchestrix.Generated.Catalog_App.Create())"));
    }

    [Test]
    public void AddOrchestrix_InAnApp_GetsTheCatalog()
    {
        var built = Built.From("""
            using Microsoft.Extensions.DependencyInjection;
            public class Subject
            {
                public static object Run() => new ServiceCollection().AddOrchestrix(_ => { }).AddOrchestrix().Count > 0;
                [Flow] static void One() { }
            }
            """);

        Assert.That(built.Run(), Is.True);
        Assert.That(built.Generated.Split("[global::System.Runtime.CompilerServices.InterceptsLocation("), Has.Length.EqualTo(3));
        Assert.That(built.Generated, Does.Contain("OrchestrixServiceCollectionExtensions.AddOrchestrix(p0, p1, global::Orchestrix.Generated.Catalog_Subject.Create())"));
    }

    [TestCase("public static void Begin(int x, string catalog) { }")]
    [TestCase("static void Begin(int x, Orchestrix.Runtime.V1.FlowCatalog catalog) { }")]
    [TestCase("public static int Begin(int x, Orchestrix.Runtime.V1.FlowCatalog catalog) => 1;")]
    [TestCase("")]
    public async Task EntryPoint_WithoutASuitableOverload_IsReported(string overload)
    {
        var text = $"public static class Host {{ [Orchestrix.Runtime.V1.EntryPoint] public static void Begin(int x) {{ }} {overload} }} class App {{ void Go() => Host.Begin(1); }}";

        Assert.That(Built.From(text).Diagnostics(), Is.Empty);
        Assert.That(await Analysis.InBuild(new Generators.Diagnostics.UntrackedCallAnalyzer(), text), Is.EqualTo(new[] { "ORX008 Host.Begin(1): The call of 'Begin' is not tracked: it has no overload with a FlowCatalog at the end" }));
    }

    [Test]
    public void Catalog_OfAnAssembly_NamesItsMethodsForReferencingCompilations()
    {
        var built = Library("Own.My-Library_1", "public class A { [Flow] public void One() { } [Task] void Two() { } [Task(\"x\")] void Two(ref int x) { } [Orchestrix.Runtime.V1.EntryPoint] static void Three() { } }");
        var attribute = built.Compilation.Assembly.GetAttributes().Single(static each => each.AttributeClass?.Name == "OrchestrixTrackedAttribute");

        Assert.That(((INamedTypeSymbol)attribute.ConstructorArguments[0].Value!).ToDisplayString(), Is.EqualTo("Orchestrix.Generated.Catalog_Own_My_x002DLibrary__1"));
        Assert.That(attribute.ConstructorArguments[1].Values.Select(static each => each.Value), Is.EqualTo(new[] { "One", "Three", "Two" }));
    }

    [Test]
    public void Call_IntoAnAssemblyThatShowsItsInternals_UsesCodeOfItsOwn()
    {
        var library = Library("Own.Library", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Own.App\")] class A { [Flow] internal static int One() => Two() - 1; [Task] static int Two() => 2; }");
        var app = Library("Own.App", "public class Subject { public static object Run() => A.One(); }", library);

        Assert.That(app.Calls(), Is.EqualTo(new[] { ("A.One()", true) }));
        Assert.That(app.Diagnostics(), Is.Empty);
        Assert.That(app.Run(library), Is.EqualTo(1));
    }

    [TestCase("Own.App-1", true)]
    [TestCase("Own App", true)]
    [TestCase("Own [App] & C++", false)]
    [TestCase("Own, App", false)]
    public void Call_OfAHiddenMethodInAnAssemblyWithAnOddName_NeverBreaksTheProgram(string name, bool isIntercepted)
    {
        var app = Library(name, "public static class Subject { public static object Run() => Two() + Hidden<int>.Three(); [Task] static int Two() => 2; class Hidden<T> { [Task] public static int Three() => 3; } }");

        Assert.That(app.Calls().Select(static each => each.IsIntercepted), Is.EqualTo(new[] { isIntercepted, isIntercepted }));
        Assert.That(app.Run(), Is.EqualTo(5));
    }

    [TestCase("protected")]
    [TestCase("protected internal")]
    [TestCase("private protected")]
    public void Call_OfAProtectedMethodOfAnotherAssembly_IsIntercepted(string access)
    {
        var library = Library("Own.Library", $$"""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Own.App")]
            public abstract class A<T>
            {
                [Flow] {{access}} virtual int One<U>(T? x) where U : new() => 1;
                [Task] {{access}} static int Two() => 2;
            }
            """);
        var app = Library("Own.App", "public class Subject : A<string> { public static object Run() => new Subject().Go(); int Go() => One<object>(null) + Two(); }", library);

        Assert.That(app.Calls().Select(static each => each.IsIntercepted), Is.EqualTo(new[] { true, true }), app.Generated);
        Assert.That(app.Run(library), Is.EqualTo(3));
    }

    [Test]
    public void Call_WithATypeThatTwoReferencesDeclare_DoesNotBreakTheBuild()
    {
        var one = Library("Own.One", "public class Twin;");
        var two = Library("Own.Two", "public class Twin; public static class B { [Task] public static int M(Twin? twin) => 2; }");
        var app = Library("Own.App", "public class Subject { public static object Run() => B.M(null); }", one, two);

        Assert.That(app.Calls(), Is.EqualTo(new[] { ("B.M(null)", false) }));
        Assert.That(app.Run(one, two), Is.EqualTo(2));
    }

    [Test]
    public void Call_IntoAnAssemblyWithAnExternAlias_DoesNotBreakTheBuild()
    {
        var library = Library("Own.Library", "public static class B { [Task] public static int M() => 2; }");
        var reference = MetadataReference.CreateFromImage(library.Image().ToArray()).WithAliases(["other"]);
        var app = Built.From(Source.Compile("App", [Source.Parse("extern alias other; public class Subject { public static object Run() => other::B.M(); }")], more: reference));

        Assert.That(app.Calls(), Is.EqualTo(new[] { ("other::B.M()", false) }));
        Assert.That(app.Run(library), Is.EqualTo(2));
    }

    static Built Library(string name, string text, params Built[] references) =>
        Built.From(Source.Compile(name, [Source.Parse(Source.Usings + text, name + ".cs")], more: [.. references.Select(Reference)]));

    static MetadataReference Reference(Built library) => MetadataReference.CreateFromImage(library.Image().ToArray());
}
