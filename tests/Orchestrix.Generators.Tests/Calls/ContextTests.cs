using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Each place a call may stand in is intercepted.</summary>
public sealed class ContextTests
{
    [TestCase("public static object Run() => field; static int field = Two();")]
    [TestCase("public static object Run() => Property; static int Property { get; } = Two();")]
    [TestCase("public static object Run() => Property; static int Property => Two();")]
    [TestCase("public static object Run() => Property; static int Property { get { return Two(); } }")]
    [TestCase("public static object Run() => new Subject().value; int value; Subject() { value = Two(); }")]
    [TestCase("public static object Run() => new Subject().value; int value; Subject() : this(Two()) { } Subject(int value) => this.value = value;")]
    [TestCase("public static object Run() => new Subject()[0]; int this[int at] => Two();")]
    [TestCase("public static object Run() => new Subject() + 0; public static int operator +(Subject a, int b) => Two();")]
    [TestCase("public static object Run() { Func<int> f = () => Two(); return f(); }")]
    [TestCase("public static async Task<object> Run() { Func<Task<int>> f = async () => { await Task.Yield(); return Two(); }; return await f(); }")]
    [TestCase("public static object Run() { int F() { return Two(); } return F(); }")]
    [TestCase("public static object Run() { static int F() => Two(); return F(); }")]
    [TestCase("public static object Run() => All().Single(); static IEnumerable<int> All() { yield return Two(); }")]
    [TestCase("public static async Task<object> Run() { await foreach (var x in All()) return x; return 0; } static async IAsyncEnumerable<int> All() { await Task.Yield(); yield return Two(); }")]
    [TestCase("public static object Run() => (from x in new[] { 1 } select Two()).Single();")]
    [TestCase("public static object Run() => (from x in new[] { 1, 2 } let y = Two() where x == y orderby y select x).Single();")]
    [TestCase("public static object Run() => new[] { 1 }.Select(_ => Two()).Single();")]
    [TestCase("public static object Run() => int.Parse($\"{Two()}\");")]
    [TestCase("public static object Run() => Two() switch { 2 => 2, _ => 0 };")]
    [TestCase("public static object Run() => 1 switch { 1 when Two() == 2 => 2, _ => 0 };")]
    [TestCase("public static object Run() { switch (Two()) { case 2: return 2; default: return 0; } }")]
    [TestCase("public static object Run() => Two() is var x and > 1 ? x : 0;")]
    [TestCase("public static object Run() { try { throw new Exception(); } catch when (Two() == 2) { return 2; } }")]
    [TestCase("public static object Run() { for (var i = Two(); ; ) return i; }")]
    [TestCase("public static object Run() { lock (new object()) { return Two(); } }")]
    [TestCase("public static object Run() { List<int> all = [Two()]; return all[0]; }")]
    [TestCase("public static object Run() => new { X = Two() }.X;")]
    [TestCase("public static object Run() => (Two(), 1).Item1;")]
    [TestCase("public static object Run() { System.Linq.Expressions.Expression<Func<int>> e = () => Two(); return e.Compile()(); }")]
    [TestCase("public static object Run() => new Subject.Inner().Go(); class Inner { public int Go() => Two(); }")]
    [TestCase("public static object Run() => new Derived().Value; class Base(int value) { public int Value => value; } class Derived() : Base(Two());")]
    [TestCase("public static object Run() { var x = 0; x += Two(); return x; }")]
    [TestCase("public static object Run() { var x = new int[3]; x[2] = 2; return x[Two()]; }")]
    [TestCase("public static object Run() { int? x = null; return x ?? Two(); }")]
    [TestCase("public static object Run() { var x = new Subject(); x?.value = Two(); return x!.value; } int value;")]
    [TestCase("public static object Run() => new Subject().Value; int Value => field == 0 ? field = Two() : field;")]
    [TestCase("public static object Run() { List<int> all = [.. new[] { Two() }]; return all[^1]; }")]
    [TestCase("public static object Run() { foreach (var x in Enumerable.Range(Two(), 1)) return x; return 0; }")]
    [TestCase("public static object Run() { using var x = new System.IO.MemoryStream(Two()); return x.Capacity; }")]
    [TestCase("public static object Run() => checked((int)(long)Two());")]
    [TestCase("public static object Run() => string.Create(null, $\"{Two():D1}\") == \"2\" ? 2 : 0;")]
    [TestCase("public static object Run() { var (x, y) = (Two(), 0); return x + y; }")]
    public void Call_InAnyContext_IsIntercepted(string members) =>
        Built.Check("public class Subject { [Task] static int Two() => 2; " + members + " }", 2);

    [Test]
    public void Call_InRecordsAndPrimaryConstructors_IsIntercepted() =>
        Built.Check("""
            public record Subject(int Value)
            {
                public int Both { get; } = Value + Two();
                public static object Run() => new Subject(1).Both + new Derived().Value;
                [Task] protected static int Two() => 2;
            }
            record Derived() : Subject(Two());
            """, 5, calls: 2);

    [Test]
    public void Call_InMappedLines_IsIntercepted() =>
        Built.Check("""
            public class Subject
            {
            #line 7 "Page.razor"
                public static object Run() => Two();
            #line (8, 1) - (8, 20) 3 "Page.razor"
                public static object Other() => Two();
            #line default
                [Task] static int Two() => 2;
            }
            """, 2, calls: 2);

    [Test]
    public void Call_ByAnImportedOrAnotherName_IsIntercepted() =>
        Built.Check("""
            using static Deep.Numbers;
            using N = Deep.Numbers;
            namespace Deep { static class Numbers { [Task] internal static int Two() => 2; [Task] internal static int Plus(this int x, int y) => x + y; } }
            public class Subject { public static object Run() => Two() + N.Two() + Two().Plus(N.Plus(1, 1)); }
            """, 8, calls: 5);

    [Test]
    public void Call_InTopLevelStatements_IsIntercepted()
    {
        var built = Built.From(Source.Compile("App", [Source.Parse(Source.Usings + """
            var two = Two();
            return two;

            partial class Program { [Flow] static int Two() => 2; }
            """)], OutputKind.ConsoleApplication));

        Assert.That(built.Calls(), Is.EqualTo(new[] { ("Two()", true) }));
        Assert.That(built.Diagnostics(), Is.Empty);
    }

    [TestCase(LanguageVersion.CSharp12)]
    [TestCase(LanguageVersion.CSharp13)]
    public void Call_InAnOlderLanguage_IsIntercepted(LanguageVersion version)
    {
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + """
            public static class Subject
            {
                public static object Run() => One<string>(in Number, "") + 1.Two((1, "")) + new Inner<int>().Three([]);
                static readonly int Number = 1;
                [Task(Key = "{n}", Tags = ["a"])] static int One<T>(ref readonly int n, T? x) where T : class => n;
                [Flow] internal static int Two(this int x, (int a, string? b) y) => x + 1;
                class Inner<T> where T : struct { [Task] public static int Four() => 4; public int Three(params T[] x) => Third.Three(x.Length) + Four(); }
            }
            internal sealed record Third { [Task] internal static int Three(dynamic x) => 3; }
            """, options: Source.Options.WithLanguageVersion(version))]));

        Assert.That(built.Run(), Is.EqualTo(10));
        Assert.That(built.Calls().Where(static each => each.IsIntercepted).Select(static each => each.Call), Has.Exactly(4).Items, built.Generated);
    }

    [Test]
    public void Calls_InFilesWithTheSameName_AreAllIntercepted()
    {
        var built = Built.From(Source.Compile("Subject",
        [
            Source.Parse(Source.Usings + "public partial class Subject { public static object Run() => One() + Two() + Three(); [Task] static int One() => 1; }", "a/Part.cs"),
            Source.Parse(Source.Usings + "partial class Subject { static int Two() => One() + 1; }", "b/Part.cs"),
            Source.Parse(Source.Usings + "partial class Subject { static int Three() => One() + 2; }", "c/part.cs"),
        ]));

        Assert.That(built.Run(), Is.EqualTo(6));
        Assert.That(built.Calls(), Has.Exactly(3).Items.And.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted));
    }

    [Test]
    public void Calls_InFilesWithEqualContent_DoNotBreakTheBuild()
    {
        const string text = Source.Usings + "file class Own { public static int Go() => Shared.Two(); }";
        var built = Built.From(Source.Compile("Subject",
        [
            Source.Parse(Source.Usings + "static class Shared { [Task] public static int Two() => 2; }", "Shared.cs"),
            Source.Parse(text, "a/Own.cs"),
            Source.Parse(text, "b/Own.cs"),
        ]));

        Assert.That(built.Diagnostics(), Is.Empty);
        Assert.That(built.Calls(), Has.All.Matches<(string, bool IsIntercepted)>(static each => !each.IsIntercepted));
    }
}
