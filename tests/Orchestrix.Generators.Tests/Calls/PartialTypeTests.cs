using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>What only members of a partial type can name is called from generated members of that type.</summary>
public sealed class PartialTypeTests
{
    const string Private = "namespace My.App { public partial class Importer { class Row; public static int Go() => Next(new()); [Task] static int Next(Row row) => 2; } } public class Subject { public static object Run() => My.App.Importer.Go(); }";

    // Each nested type is private, and named in the signature or the receiver.
    [TestCase("public static object Run() => Next(new(2)); sealed record Row(int Value); [Task] static int Next(Row row) => row.Value;")]
    [TestCase("public static object Run() => new Importer().Go(); int Go() => Next(new(2)); sealed record Row(int Value); [Task] int Next(Row row) => row.Value;")]
    [TestCase("public static object Run() => Next(2).Value; readonly record struct Row(int Value); [Task] static Row Next(int x) => new(x);")]
    [TestCase("public static object Run() => Next([new(1), new(1)], null).Count; class Row(int x); [Task] static List<Row?> Next(Row[] rows, Dictionary<int, (Row? a, Row b)?>? none) => [.. rows];")]
    [TestCase("public static object Run() => Next(new Row(1)) + Next<Row>(new(2)) - 1; class Row(int x) : IRow { public int X => x; } interface IRow { int X { get; } } [Task] static int Next<T>(T row) where T : IRow => row.X;", 2)]
    [TestCase("public static object Run() => new Row().Next(); partial class Row { [Task] public int Next() => 2; }")]
    [TestCase("public static object Run() => Row.Next(new()); partial class Row { [Task] public static int Next(Row row) => 2; }")]
    [TestCase("public static object Run() => new Row(2).Next(); partial record Row(int X) { [Task] internal int Next() => X; }")]
    [TestCase("public static object Run() => new Row(2).Next(); partial record struct Row(int X) { [Task] internal readonly int Next() => X; }")]
    [TestCase("public static object Run() => new Row(2).Next(); readonly partial struct Row(int x) { [Task] internal int Next() => x; }")]
    [TestCase("public static object Run() { var row = new Row(); row.Next(); return row.Next(); } partial struct Row { int x; [Task] internal int Next() => ++x; }", 2)]
    [TestCase("public static object Run() => Row.Cell.Go(); partial class Row { internal partial class Cell { public static int Go() => new Cell().Next(2); [Task] int Next(int x) => x; } }")]
    [TestCase("public static object Run() => Row.Go(); static partial class Row { class Cell; public static int Go() => Next(new()); [Task] static int Next(Cell x) => 2; }")]
    [TestCase("public static object Run() => Next(static x => x + 1, Mode.Fast); delegate int Work(int x); enum Mode { Fast } [Task] static int Next(Work work, Mode mode) => work(1) + (int)mode;")]
    [TestCase("public static object Run() { var row = new Row(); Next(ref row, out var other); return row.X + other.X; } struct Row { public int X; } [Task] static void Next(ref Row row, out Row other) { row.X = 1; other = row; }")]
    [TestCase("public static object Run() => Next([new(), new()]); class Row; [Task] static int Next(params ReadOnlySpan<Row> rows) => rows.Length;")]
    [TestCase("public static object Run() => new Importer().rows.Length + Next(new()).Length; readonly Row[] rows = [new()]; class Row; [Task] static ReadOnlySpan<Row> Next(Row row) => new[] { row };")]
    [TestCase("public static object Run() => Get(new(1)) + 1; class Row(int x) { public int X = x; } static int Get(Row row) => Next(row); [Task] static ref int Next(Row row) => ref row.X;")]
    [TestCase("public static object Run() => Row.Go(); ref partial struct Row(ReadOnlySpan<int> all) { readonly ReadOnlySpan<int> all = all; public static int Go() => new Row([1, 2]).Next(); [Task] int Next() => all.Length; }")]
    [TestCase("public static object Run() => Row.Go(); ref partial struct Row(ReadOnlySpan<int> all) { readonly ReadOnlySpan<int> all = all; public static int Go() => new Row([1, 2]).Next()[1]; [Task] ReadOnlySpan<int> Next() => all; }")]
    [TestCase("public static object Run() => new Row().Next(); static int kept = 2; partial struct Row { [Task] internal ref int Next() => ref kept; }")]
    [TestCase("public static object Run() => new Row().Next(); static int kept = 2; partial struct Row { [Task] internal readonly ref readonly int Next() => ref kept; }")]
    [TestCase("public static object Run() { var row = new Row(); row.Next() = 2; return row.X; } partial struct Row { public int X; [Task, System.Diagnostics.CodeAnalysis.UnscopedRef] internal ref int Next() => ref X; }")]
    [TestCase("public static object Run() => new Derived().Go(); protected class Row; [Task] protected virtual int Next(Row row) => 1; sealed partial class Derived : Importer { public int Go() => Next(new()); protected override int Next(Row row) => 2; }")]
    [TestCase("public static object Run() => new Derived().Go(); protected class Row; [Task] private protected int Next(Row row) => 2; sealed class Derived : Importer { public int Go() => this.Next(new()); }")]
    [TestCase("public static object Run() => ((IRow)new Row()).Go(); partial interface IRow { [Task] private int Next() => 2; int Go() => Next(); } class Row : IRow;")]
    [TestCase("public static object Run() => ((IRow)new Row()).Next(); partial interface IRow { [Task] int Next(); } class Row : IRow { public int Next() => 2; }")]
    [TestCase("public static object Run() => new Row().Next(); partial class Row : IRow { public int Next() => 2; } internal interface IRow { [Task] int Next(); }")]
    [TestCase("public static object Run() => new Row().@event(1); partial class Row { [Task] public int @event(int @class) => @class + 1; }")]
    [TestCase("public static object Run() => Next(new()); class Row { public int X = 1; } [Task(Key = \"{row.X}\", OnRollback = nameof(Undo), OnRunning = nameof(Begun))] static int Next(Row row) => 2; static void Undo(Row row) { } static void Begun() { }")]
    [TestCase("public static object Run() => Next(new()) + Again(new()) - 2; class Row; [Task(OnRollback = nameof(Again))] static int Next(Row row) => 2; [Task] static int Again(Row row) => 2;", 2)]
    [TestCase("public static object Run() => Next(new()); class Row; [Task] static int Next(Row row, [FromServices] IServiceProvider? services = null, CancellationToken token = default) => services is null ? 2 : 0;")]
    public void Call_ThatOnlyMembersCanMake_IsIntercepted(string members, int calls = 1)
    {
        Check($"namespace My.App {{ public partial class Importer {{ {members} }} }} public class Subject {{ public static object Run() => My.App.Importer.Run(); }}", 2, calls);
    }

    [TestCase("async Task<Row>", "return new(x);", "await")]
    [TestCase("async ValueTask<Row>", "return new(x);", "await")]
    [TestCase("ValueTask<Row>", "return ValueTask.FromResult(new Row(x));", "await")]
    [TestCase("async IAsyncEnumerable<Row>", "yield return new(x);", "await foreach")]
    public void AsynchronousCall_ThatOnlyMembersCanMake_IsIntercepted(string returns, string last, string use)
    {
        var wait = returns.StartsWith("async", StringComparison.Ordinal) ? "await Task.Yield(); " : "";
        foreach (var modifier in new[] { "static ", "" })
            Check($$"""
                namespace My.App
                {
                    public partial class Importer
                    {
                        sealed record Row(int Value);
                        public static Task<object> Run() => new Importer().Go();
                        async Task<object> Go() { {{(use == "await" ? "return (await Next(2)).Value;" : "await foreach (var row in Next(2)) return row.Value; return 0;")}} }
                        [Flow] {{modifier}}{{returns}} Next(int x) { {{wait}}{{last}} }
                    }
                }
                public class Subject { public static Task<object> Run() => My.App.Importer.Run(); }
                """, 2);
    }

    [Test]
    public void Extension_WithATypeOfItsClass_IsIntercepted() =>
        Check("""
            namespace My.App
            {
                public static partial class Rows
                {
                    class Row;
                    public static int Go() => 2.Next(new()) + 2.Further(new());
                    [Task] static int Next(this int x, Row row) => x;
                    extension(int x) { [Task] int Further(Row row) => x; }
                }
            }
            public class Subject { public static object Run() => My.App.Rows.Go(); }
            """, 4, calls: 2);

    [Test]
    public void Names_ThatAreKeywords_AreEscaped()
    {
        var built = Build("""
            namespace My.@class { public partial class @record { partial struct @partial { class @event; internal static int Go() => Next(new()); [Task] static int Next(@event @ref) => 2; } public static int Go() => @partial.Go(); } }
            public class Subject { public static object Run() => My.@class.@record.Go(); }
            """, "My.class");

        Assert.That(built.Run(), Is.EqualTo(2), built.Generated);
        Assert.That(built.Calls().Single().IsIntercepted, Is.True);
    }

    [Test]
    public void Call_ThatALambdaNames_IsRecordedAndRunsLater() =>
        Assert.That(
            Build("""
                namespace My.App
                {
                    public sealed partial class Importer
                    {
                        sealed record Row(int Value);
                        [Task] static async Task<Row> Read(Row row) { await Task.Yield(); return row; }
                        [Flow] static async Task<int> Import(Row row)
                        {
                            var one = Orchestrix.Runs.Run.Submit(() => Read(row));
                            var two = Orchestrix.Runs.Run.Submit(() => Read(new(20)));
                            return (await one).Value + (await two).Value;
                        }
                        public static Task<int> Go() => Import(new(1));
                    }
                }
                public class Subject
                {
                    public static async Task<object> Run()
                    {
                        await using var host = Orchestrix.Testing.OrchestrixTestHost.Start();
                        return await My.App.Importer.Go() + host.Runs.Count();
                    }
                }
                """, "My.App").Run(),
            Is.EqualTo(24));

    [TestCase("My")]
    [TestCase("My.App")]
    [TestCase("Else;My.App")]
    [TestCase("global")]
    public void Namespace_ThatTheProjectAllows_IsTaken(string allowed) =>
        Assert.That(Build(Private, allowed).Calls().Single().IsIntercepted, Is.True);

    [TestCase("My.Application")]
    [TestCase("Else; My.App")] // the compiler does not trim
    [TestCase("App")]
    [TestCase("my.app")]
    [TestCase("")]
    public void Namespace_ThatTheProjectDoesNotAllow_IsLeftAlone(string allowed)
    {
        var built = Build(Private, allowed);

        Assert.That(built.Run(), Is.EqualTo(2));
        Assert.That(built.Calls().Single().IsIntercepted, Is.False);
    }

    [TestCase("namespace My.App { public class Importer { class Row; public static int Go() => Next(new()); [Task] static int Next(Row row) => 2; } }")]
    [TestCase("namespace My.App { public partial class Importer { class Row { [Task] public int Next() => 2; } public static int Go() => new Row().Next(); } }")]
    [TestCase("namespace My.App { public class Importer { partial class Row { [Task] public int Next() => 2; } public static int Go() => new Row().Next(); } }")]
    [TestCase("namespace My.App { public static partial class Importer { public static int Go() => Of<int>.Go(); partial class Of<T> { class Row; public static int Go() => Next(new()); [Task] static int Next(Row row) => 2; } } }")]
    [TestCase("namespace My.App { public static class Importer { public static int Go() => Hidden.Go(); } file partial class Hidden { public static int Go() => Next(new()); [Task] static int Next(Hidden row) => 2; } }")]
    [TestCase("namespace My.App { file class Row; public static class Importer { public static int Go() => Hidden.Go(); } file static partial class Hidden { public static int Go() => Next(new()); [Task] static int Next(Row row) => 2; } }")]
    [TestCase("namespace My.App { public partial class Importer { class Row; [Obsolete(\"\", true)] class Old; [Obsolete] public static int Go() => Next(new(), null); [Task, Obsolete] static int Next(Row row, Old? old) => 2; } }")]
    public void Call_WithoutAPartialTypeThatCanHoldIt_IsLeftAlone(string text)
    {
        var built = Build(text + " public class Subject { [Obsolete] public static object Run() => My.App.Importer.Go(); }", "My.App");

        Assert.That(built.Run(), Is.EqualTo(2), built.Generated);
        Assert.That(built.Calls(), Has.One.Matches<(string, bool IsIntercepted)>(static each => !each.IsIntercepted), built.Generated);
    }

    [Test]
    public void Type_OutsideOfAllNamespaces_IsLeftAloneEvenWhereAllAreAllowed()
    {
        var built = Build("public partial class Subject { class Row; public static object Run() => Next(new()); [Task] static int Next(Row row) => 2; }", "global");

        Assert.That(built.Run(), Is.EqualTo(2));
        Assert.That(built.Calls().Single().IsIntercepted, Is.False);
    }

    [Test]
    public void Calls_InSeveralFiles_AreIntercepted()
    {
        const string types = "namespace My.App; partial class Importer { internal partial class Outer { private protected class Row; [Task] private protected static int Next(Row row) => 1; } }";
        var options = Source.Allowing("My.App");
        var built = Built.From(Source.Compile("Subject",
        [
            Source.Parse(Source.Usings + types, "Types.cs", options),
            Source.Parse("namespace My.App; class One : Importer.Outer { internal static int Go() => Next(new()); }", "One.cs", options),
            Source.Parse("namespace My.App; class Two : Importer.Outer { internal static int Go() => Next(new()) + Next(new()); }", "Two.cs", options),
            Source.Parse("class Subject { public static object Run() => My.App.One.Go() + My.App.Two.Go(); }", "Subject.cs", options),
        ]));

        Assert.That(built.Run(), Is.EqualTo(3), built.Generated);
        Assert.That(built.Calls().Select(static each => each.IsIntercepted), Is.EqualTo(new[] { true, true, true }));
        Assert.That(built.Diagnostics(), Is.Empty);
    }

    [Test]
    public void Catalog_OfTypesHoweverDeep_HoldsTheirFlowsAndTasks() =>
        Assert.That(
            Build("""
                namespace My.App
                {
                    partial class Importer { partial class Inner { partial class Row { [Flow("a")] void Next() { } [Task] static void Then(Row row) { } } } }
                    partial struct Cell { class Row; [Flow("b")] static void Next(Row row) { } }
                    partial interface ICell { class Row; [Flow("c")] private static void Next(Row row) { } }
                }
                public class Subject { public static object Run() { var catalog = new Orchestrix.Runtime.V1.FlowCatalog(); Orchestrix.Generated.Catalog_Subject.AddTo(catalog); return string.Join(", ", catalog.Methods.Select(each => each.Identity).Order(StringComparer.Ordinal)); } }
                """, "My.App").Run(),
            Is.EqualTo("My.App.Importer.Inner.Row.Then(My.App.Importer.Inner.Row), a, b, c"));

    [Test]
    public void Flow_OfAPrivateType_RunsByItsNameWithTasksOfPrivateTypes() =>
        Assert.That(
            Build("""
                using Orchestrix.Testing;
                namespace My.App
                {
                    public sealed partial class Importer
                    {
                        sealed record Row(int Value);
                        [Flow("import")] static async Task<int> Import(int count) { var sum = 0; for (var i = 1; i <= count; i++) sum += (await Read(i)).Value; return sum; }
                        [Task(Retries = 1)] static async Task<Row> Read(int i) { await Task.Yield(); return new(i); }
                        public static async Task<int> Go() => await Summed(new(3));
                        [Flow] static Task<int> Summed(Row row) => Import(row.Value);
                    }
                }
                public class Subject
                {
                    public static async Task<object> Run()
                    {
                        await using var host = OrchestrixTestHost.Start();
                        using var scope = host.EnterScope();
                        var sum = await My.App.Importer.Go();
                        return $"{sum}: {string.Join(", ", host.Runs.Select(each => each.Definition.Name).Order(StringComparer.Ordinal))}";
                    }
                }
                """, "My.App").Run(),
            Is.EqualTo("6: Read, Read, Read, Summed, import"));

    [Test]
    public void GeneratedMembers_OfAPartialType_AreNobodysBusiness()
    {
        var text = Build(Private, "My.App").Generated;

        Assert.That(text, Does.Contain("namespace My.App\n{\n    partial class Importer\n    {\n").And.Contain("private static class __Orchestrix_Importer_Next_"));
        Assert.That(text, Does.Contain("private static int __Orchestrix_Importer_Next_").And.Contain("[global::System.ComponentModel.EditorBrowsable("));
    }

    [Test]
    public void GeneratedMembers_OfAPartialType_CompileWithoutWarningsEvenIfTheyWereEnabled()
    {
        var built = Build("""
            namespace My.App
            {
                public abstract partial class Importer
                {
                    protected sealed record Row(int Value, string? Name = null);
                    protected partial struct Cell { int value; [Task] internal int Next() => ++value; [Task] internal readonly int Get() => value; internal int Go() => Next() + Get(); }
                    [Task(Key = "{row.Name}")] protected Row? One(Row row, List<Row?>? all, (Row? a, dynamic? b)? both = null) => row;
                    [Task] private protected abstract Task<Row?> Two<T>(Row? row, T? other) where T : class, IEnumerable<Row>;
                    [Task] static async IAsyncEnumerable<Row?> Three(Row? row) { await Task.Yield(); yield return row; }
                    public async Task Go() { One(new(1), null); await Two<List<Row>>(null, null); await foreach (var row in Three(null)) Console.Write(row?.Name); }
                #nullable disable
                    [Flow] private string Four(Row row) => Four(row);
                }
            }
            """, "My.App");
        var enabled = built.Result.GeneratedTrees.Aggregate(
            built.Compilation,
            static (compilation, tree) => compilation.ReplaceSyntaxTree(tree, Source.Parse(tree.GetText().ToString().Replace("#pragma warning disable", ""), tree.FilePath, Source.Allowing("My.App"))));
        using var stream = new MemoryStream();

        Assert.That(built.Calls(), Has.Exactly(6).Items.And.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted));
        Assert.That(enabled.Emit(stream).Diagnostics.Where(static each => each.Severity > DiagnosticSeverity.Hidden), Is.Empty, built.Generated);
    }

    [Test]
    public async Task GeneratedMembers_OfAPartialType_MakeNoAnalyzerSpeak()
    {
        var built = Build("""
            namespace My.App
            {
                public partial class Importer
                {
                    class Row { [Key] public int X; }
                    [Flow] static async Task Go(Row row) { await Next(row); new Importer().Then(row); }
                    [Task(Retries = 1)] static Task Next(Row row) => Task.CompletedTask;
                    [Task] void Then(Row row) { }
                }
                [AttributeUsage(AttributeTargets.All)] class KeyAttribute : Attribute;
            }
            """, "My.App");

        Assert.That(built.Calls().Select(static each => each.IsIntercepted), Is.EqualTo(new[] { true, true }));
        foreach (var analyzer in typeof(TrackedCallGenerator).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer))))
            Assert.That(Analysis.Told(await Analysis.Of(built.Compilation, (DiagnosticAnalyzer)Activator.CreateInstance(analyzer)!)), Is.Empty, analyzer.Name);
    }

    static Built Build(string text, string allowed) => Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + text, options: Source.Allowing(allowed))]));

    static void Check(string text, object expected, int calls = 1)
    {
        var built = Build(text, "My.App");

        Assert.That(built.Run(), Is.EqualTo(expected), built.Generated);
        Assert.That(built.Calls(), Has.Exactly(calls).Items.And.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted), built.Generated);
        Assert.That(built.Diagnostics().Where(each => built.Result.GeneratedTrees.Contains(each.Location.SourceTree!)), Is.Empty);
    }
}
