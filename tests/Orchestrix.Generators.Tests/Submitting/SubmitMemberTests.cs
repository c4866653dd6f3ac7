using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Submitting;

/// <summary>The members that submit a method's calls: which there are, and that they do.</summary>
public sealed class SubmitMemberTests
{
    const string Names = """
        namespace Shop
        {
            public static class Names
            {
                [Task] public static async Task<string> FetchAsync(string url, CancellationToken ct = default) { await Task.Yield(); return " " + url; }
                [Task] internal static string Clean(string page, int times = 1, params string[] more) => string.Concat(Enumerable.Repeat(page.Trim(), times)) + string.Concat(more);
                [Task] public static void Store(IReadOnlyList<string> pages, DayOfWeek? day = DayOfWeek.Friday) => Stored = $"{string.Join(",", pages)} on {day}";
                [Flow] public static ValueTask<int> Count() => new(3);
                public static string? Stored;
            }
        }

        """;

    [TestCase("await Names.SubmitFetch(\"a\")", " a")]
    [TestCase("await Names.SubmitClean(Names.SubmitFetch(\"a\"), 2)", "aa")]
    [TestCase("await Names.SubmitClean(Names.SubmitFetch(\"a\"), times: Names.SubmitCount(), more: new[] { \"!\" }, after: [Names.SubmitCount()])", "aaa!")]
    [TestCase("await Names.SubmitClean(\"b\")", "b")]
    [TestCase("await Names.SubmitCount()", 3)]
    [TestCase("string.Join(\",\", await Names.MapClean(Names.MapFetch([\"a\", \"b\"])))", "a,b")]
    [TestCase("string.Join(\",\", await Names.MapClean(Names.MapFetch(Enumerable.Repeat(\"c\", 2)), new[] { 1, 2 }))", "c,cc")]
    [TestCase("string.Join(\",\", await Names.MapClean(new[] { \"d\", \"e\" }, 2))", "dd,ee")]
    [TestCase("string.Join(\",\", await Names.MapClean(Names.SubmitFetch(\"f\"), new List<int> { 1, 2 }))", "f,ff")]
    [TestCase("(await Names.MapFetch(Array.Empty<string>())).Length", 0)]
    public void Member_OfATask_SubmitsItsCall(string expression, object expected)
    {
        var built = Built.From($$"""using Shop; {{Names}} public static class Subject { public static async Task<object> Run() => {{expression}}; }""");

        Assert.That(built.Run(), Is.EqualTo(expected), built.Generated);
        Assert.That(built.Diagnostics(), Is.Empty, built.Generated);
    }

    [TestCase("Names.SubmitStore([\"a\", \"b\"])", "a,b on Friday")]
    [TestCase("Names.SubmitStore(ValueOrFuture.Of<IReadOnlyList<string>>([\"a\"]), Subject.SubmitDay())", "a on Monday")]
    [TestCase("Names.SubmitStore([\"a\"], null)", "a on ")]
    public void Member_OfATaskThatReturnsNothing_SubmitsItsCall(string expression, string expected)
    {
        var built = Built.From($$"""
            using Shop; {{Names}}
            public static class Subject { [Task] internal static DayOfWeek? Day() => DayOfWeek.Monday; public static async Task<object> Run() { await {{expression}}; return Names.Stored!; } }
            """);

        Assert.That(built.Run(), Is.EqualTo(expected), built.Generated);
    }

    [Test]
    public void Call_WithWhatAMemberGave_IsIntercepted() => Built.Check($$"""
        using Shop; {{Names}}
        public static class Subject
        {
            public static async Task<object> Run()
            {
                var page = await Names.SubmitFetch("a");
                var pages = Names.MapFetch(["b", "c"]);
                var names = pages.Map(p => Names.Clean(p, 1));
                var then = Names.SubmitFetch("d").Then(p => Names.Clean(p, 2));
                return Names.Clean(page, 1) + string.Concat(await names) + await then;
            }
        }
        """, "abcdd", calls: 3);

    [TestCase("[Task] static int M(int x) => x;", null)] // private
    [TestCase("[Task] internal int M(int x) => x;", null)]
    [TestCase("[Task] internal static T M<T>(T x) => x;", null)]
    [TestCase("[Task] internal static int M(in int x) => x;", null)]
    [TestCase("[Task] internal static object M(object x) => x;", null)]
    [TestCase("[Task] internal static int M(int x) => x; static int SubmitM() => 1; static int MapM => 1;", null)]
    [TestCase("[Task] internal static int M(int x) => x;", "internal Submit internal Submit internal Map internal Map")]
    [TestCase("[Task] public static int M(int x) => x;", "public Submit public Submit public Map public Map")]
    [TestCase("[Task] public static int M(int x) => x; int SubmitM = 1;", "public Map public Map")]
    [TestCase("[Task] public static int M() => 1;", "public Submit")]
    [TestCase("[Task] public static int M(IServiceProvider x) => 1; [Task] public static int M(IServiceProvider x, CancellationToken t) => 1;", "public Submit public Submit public Map public Map")]
    public void Members_OfAMethod_AreThoseThatCanBe(string text, string? expected)
    {
        var built = Built.From($"public class C {{ {text} }}");

        Assert.That(built.Diagnostics().Where(static each => each.Id is not ("CS0169" or "CS0414" or "CS0649")), Is.Empty, built.Generated);
        Assert.That(Members(built), expected is null ? Is.Empty : Is.EqualTo(expected));
    }

    [TestCase("namespace A.@class { public static class C { [Task] public static int M(int @int, int after, int place) => @int; } }")]
    [TestCase("public static class O { internal class C { [Task] public static void M(string? a = null, double b = double.NaN, int? c = 5, decimal d = 1.5m, char e = '\\'', DayOfWeek f = DayOfWeek.Friday, CancellationToken g = default, CancellationToken h = default) { } } }")]
    [TestCase("public struct S { [Task] public static ValueTask M((int x, string? y) a, Dictionary<string, List<int?>>? b) => default; }")]
    [TestCase("public interface I { [Task] public static int M(int x) => x; }")]
    [TestCase("public class C { [Task] public static int M(int x) => x; [Task] public static int M(int? x) => 1; [Task] public static Task<int> MAsync(int x) => Task.FromResult(1); }")]
    [TestCase("public class C { [Flow] public static int M([FromServices] IServiceProvider? p = null, int x = 1) => x; [Task] public static int N(int x, [FromServices] IServiceProvider p = null!) => x; }")]
    [TestCase("public class C { internal class Own; [Task] internal static Own M(Own[] x) => new(); [Task] public static int N() => 1; }")]
    public void Members_OfIntricateMethods_Compile(string text)
    {
        var built = Built.From(text);

        Assert.That(built.Diagnostics(), Is.Empty, built.Generated);
        Assert.That(Members(built), Is.Not.Empty);
    }

    [TestCase("disable", "")]
    [TestCase("enable", "Submit")]
    public void Members_WithTheProperty_AreSwitchedOff(string value, string expected) =>
        Assert.That(
            Members(Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + "class C { [Task] internal static int M() => 1; }")]), new Properties(("OrchestrixSubmitMembers", value)))),
            Does.EndWith(expected).And.Length.EqualTo(expected.Length == 0 ? 0 : "internal Submit".Length));

    [TestCase(LanguageVersion.CSharp13, false)]
    [TestCase(LanguageVersion.CSharp14, true)]
    [TestCase(LanguageVersion.Preview, true)]
    public void Members_WithAnOlderLanguage_AreNotThere(LanguageVersion language, bool expected)
    {
        var options = Source.Options.WithLanguageVersion(language);
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + "class C { [Task] internal static int M() => 1; }", options: options)]));

        Assert.That(Members(built).Length > 0, Is.EqualTo(expected));
        Assert.That(built.Diagnostics(), Is.Empty);
    }

    [Test]
    public void Text_OfAMember_IsDocumentedAndHidden()
    {
        var text = Built.From(Names).Result.GeneratedTrees.Single(static tree => tree.FilePath.EndsWith("Submit.g.cs", StringComparison.Ordinal)).GetText().ToString();

        Assert.That(text, Does.Contain("extension(global::Shop.Names)"));
        Assert.That(text, Does.Contain("""<summary>Submits a call of <see cref="M:Shop.Names.FetchAsync(System.String,System.Threading.CancellationToken)"/>"""));
        Assert.That(text, Does.Contain("public static global::Orchestrix.RunFuture<string> SubmitFetch(string url, global::System.Threading.CancellationToken ct = default, global::System.Collections.Generic.IEnumerable<global::Orchestrix.RunFuture>? after = null)"));
        Assert.That(text, Does.Contain("internal static global::Orchestrix.RunFutures<string> MapClean(global::Orchestrix.ValuesOrFutures<string> page, global::Orchestrix.ValuesOrFutures<int> times = default!, global::Orchestrix.ValuesOrFutures<string[]> more = default!, "));
        Assert.That(text, Does.Contain("DebuggerStepThrough"));
    }

    [Test]
    public void Members_OfALibrary_AreForItsUsers()
    {
        var library = Built.From(Source.Compile("Library", [Source.Parse(Source.Usings + Names, "Library.cs")]));
        var user = Built.From(Source.Compile("Subject",
            [Source.Parse(Source.Usings + "using Shop; public static class Subject { public static async Task<object> Run() => await Names.SubmitFetch(\"x\"); }")],
            OutputKind.DynamicallyLinkedLibrary,
            MetadataReference.CreateFromStream(library.Image())));

        Assert.That(user.Run(library), Is.EqualTo(" x"));
        Assert.That(user.Compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    static string Members(Built built) => string.Join(" ", built.Result.GeneratedTrees
        .Where(static tree => tree.FilePath.EndsWith("Submit.g.cs", StringComparison.Ordinal))
        .SelectMany(static tree => tree.GetText().ToString().Split('\n'))
        .Select(static line => line.Trim().Split(' '))
        .Where(static words => words is ["public" or "internal", "static", not "class", var name, ..])
        .Select(static words => $"{words[0]} {(words[3].StartsWith("Map", StringComparison.Ordinal) ? "Map" : "Submit")}"));
}
