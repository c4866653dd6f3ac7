using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Tests.Compiling;
using Orchestrix.Runtime.V1;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>What generated code says about a method and its calls.</summary>
public sealed class GeneratedTextTests
{
    [Test]
    public void Description_OfAnAnnotatedMethod_SaysAllThatItsAttributeSays()
    {
        var method = Describe("""
            namespace Deep { public class Outer<T> { internal class Inner {
                [Task("a \"name\"", Description = "Does.", Retries = 3, RetryDelaysSeconds = [1, 2.5], RetryDelaySeconds = 9, FormerNames = ["b"], Tags = ["c", "d"])]
                static ValueTask FetchAsync<U>(T x, List<string?>? y, CancellationToken token, (int a, U b) z = default, params int[] more) => default;
            } } }
            """);

        Assert.That(method.Kind, Is.EqualTo(TrackedKind.Task));
        Assert.That(method.Name, Is.EqualTo("a \"name\""));
        Assert.That(method.Identity, Is.EqualTo(method.Name));
        Assert.That(method.DeclaringType, Is.EqualTo("Deep.Outer<T>.Inner"));
        Assert.That(method.Member, Is.EqualTo("FetchAsync"));
        Assert.That(method.Description, Is.EqualTo("Does."));
        Assert.That(method.Retries, Is.EqualTo(3));
        Assert.That(method.RetryDelaysSeconds, Is.EqualTo(new[] { 1, 2.5 }));
        Assert.That(method.FormerNames, Is.EqualTo(new[] { "b" }));
        Assert.That(method.Tags, Is.EqualTo(new[] { "c", "d" }));
        Assert.That(method.NotResumable, Does.Contain("generic"));
        Assert.That(
            method.Parameters.Select(static each => (each.Name, each.Type, each.IsOptional)),
            Is.EqualTo(new[] { ("x", "T", false), ("y", "List<string?>?", false), ("z", "(int a, U b)", true), ("more", "int[]", true) }));
    }

    [Test]
    public void Description_OfTheOptionsOfAttempts_SaysThemAll()
    {
        var method = Describe("""
            class A
            {
                class Own<T> { public class Refused : Exception; }
                [Flow(Retries = 1, RetryBackoffFactor = 2, MaxRetryDelaySeconds = 60, RetryJitter = 0.5, RetryDeadlineSeconds = 3600, TimeoutSeconds = 1.5, MaxConcurrentTasks = 4, Version = "7", RunName = "m", NonRetryable = [typeof(ArgumentException), typeof(Own<int>.Refused)])]
                static Task M() => Task.CompletedTask;
            }
            """);

        Assert.That(
            (method.RetryBackoffFactor, method.MaxRetryDelaySeconds, method.RetryJitter, method.RetryDeadlineSeconds, method.TimeoutSeconds),
            Is.EqualTo((2.0, 60.0, 0.5, 3600.0, 1.5)));
        Assert.That((method.Version, method.HasRunName, method.MaxConcurrentTasks), Is.EqualTo(("7", true, 4)));
        Assert.That(method.NonRetryable, Is.EqualTo(new[] { "System.ArgumentException", "A+Own`1+Refused" }));
    }

    [TestCase("class A { [Flow] static void M() { } }", "M", "A.M()")]
    [TestCase("class A { [Flow] static Task MAsync() => Task.CompletedTask; }", "M", "A.MAsync()")]
    [TestCase("class A { [Flow] static void Async() { } }", "Async", "A.Async()")]
    [TestCase("namespace N.O { class A<T> { [Flow] internal void M<U>(T? a, in U b, int? c, string? d, (int x, int y) e, System.Text.StringBuilder[] f) { } } }",
        "M", "N.O.A<T>.M<U>(T, in U, int?, string, System.ValueTuple<int, int>, System.Text.StringBuilder[])")]
    public void Identity_WithoutAName_IsTheSignature(string text, string name, string identity)
    {
        var method = Describe(text);

        Assert.That((method.Name, method.Identity), Is.EqualTo((name, identity)));
    }

    [TestCase("[Task(RetryDelaySeconds = 1.5)]", new[] { 1.5 })]
    [TestCase("[Task(RetryDelaysSeconds = new double[0], RetryDelaySeconds = 1.5)]", new double[0])]
    [TestCase("[Task]", new double[0])]
    public void RetryDelays_FromEitherOption_AreOneList(string attribute, double[] delays) =>
        Assert.That(Describe($"class A {{ {attribute} static void M() {{ }} }}").RetryDelaysSeconds, Is.EqualTo(delays));

    [TestCase("class A { [Flow] static void M(int x) { } }", null)]
    [TestCase("class A { [Flow] internal void M() { } }", null)]
    [TestCase("abstract class A { [Flow] internal void M() { } }", "abstract")]
    [TestCase("class A { [Flow(Resumable = false)] static void M() { } }", "attribute")]
    [TestCase("class A { [Flow] static void M(Func<int> x) { } }", "delegate")]
    [TestCase("class A { [Flow] static void M(ReadOnlySpan<int> x) { } }", "ref struct")]
    [TestCase("interface A { [Flow] void M(); }", "interface")]
    [TestCase("readonly struct A { [Flow] internal void M() { } }", "struct")]
    [TestCase("class A<T> { [Flow] internal static void M() { } }", "generic")]
    [TestCase("class A { [Flow] internal static void M(in int x) { } }", "reference")]
    public void NotResumable_OfAMethod_SaysWhy(string text, string? why) =>
        Assert.That(Describe(text).NotResumable, why is null ? Is.Null : Does.Contain(why));

    [TestCase("order-{order.Id}", "string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"order-{_order?.Id}\")")]
    [TestCase("{n}{when.Year}\\\"{{x}}\\n", "$\"{_n}{_when.Year}\\\"{{x}}\\n\"")]
    [TestCase("{order.Due.Year} {@order.class}", null)]
    [TestCase("{order.Due.Year} {order.class}", "$\"{_order?.Due?.Year} {_order?.@class}\"")]
    public void Key_WithPlaceholders_BecomesAnInterpolation(string key, string? code)
    {
        var built = Built.From($$"""
            public class Order { public int Id; public string? @class; public DateTime? Due { get; } }
            class C { [Task(Key = "{{key}}")] static void M(Order order, int n, DateTime when) { } }
            """);

        Assert.That(built.Diagnostics(), Is.Empty);
        Assert.That(built.Generated, code is null ? Does.Not.Contain("arguments.Key(") : Does.Contain(code));
    }

    [Test]
    public void Describe_OfACall_TellsEverythingInOrder()
    {
        var built = Built.From("class C<T> { [Task(Key = \"{b}\")] internal void M<U>(int a, CancellationToken t1, string b, CancellationToken t2) { } }");
        var told = built.Generated.Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("arguments.", StringComparison.Ordinal));

        Assert.That(told, Is.EqualTo(new[]
        {
            "arguments.TypeArgument<T>();",
            "arguments.TypeArgument<U>();",
            "arguments.Receiver(self);",
            "arguments.Key(string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{_b}\"));",
            "arguments.Argument(\"a\", _a);",
            "arguments.Argument(\"b\", _b);",
        }));
        Assert.That(built.Generated, Does.Contain("self.M<U>(_a, cancellationToken, _b, _t2)"));
    }

    [Test]
    public void GeneratedCode_ForIntricateSignatures_CompilesWithoutWarningsEvenIfTheyWereEnabled()
    {
        var built = Built.From("""
            public class A<T> where T : class?
            {
                [Task] public T? One(T? a, List<T?> b, Dictionary<string, (int? x, string? y)?>? c) => a;
                [Task] public async Task<(dynamic? a, T b)> Two(dynamic a, T b, Func<dynamic?, T?>? c = null) { await Task.Yield(); return (a, b); }
                [Task] private static IReadOnlyList<U?> Three<U>(U? a, U[]?[] b) where U : notnull, IComparable<U?>? => [a];
                public async Task Go() { One(null, [], null); await Two((object)"", null!); Three("", []); Three(1, []); }
            #nullable disable
                [Task] private string Four(string a, List<string> b) => Four(a, b);
            }
            """);
        var enabled = built.Result.GeneratedTrees.Aggregate(
            built.Compilation,
            static (compilation, tree) => compilation.ReplaceSyntaxTree(tree, Source.Parse(tree.GetText().ToString().Replace("#pragma warning disable", ""), tree.FilePath)));
        using var stream = new MemoryStream();

        Assert.That(built.Calls(), Has.Exactly(5).Items.And.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted));
        Assert.That(enabled.Emit(stream).Diagnostics.Where(static each => each.Severity > DiagnosticSeverity.Hidden), Is.Empty, built.Generated);
    }

    [TestCase("internal")]
    [TestCase("private")]
    public void GeneratedCode_ForATrimmedProgram_RepeatsWhatTheTrimmerMustKnow(string access)
    {
        var built = Built.From($$"""
            using System.Diagnostics.CodeAnalysis;
            public static class Subject
            {
                const DynamicallyAccessedMemberTypes Constructor = DynamicallyAccessedMemberTypes.PublicParameterlessConstructor;
                public static object Run() => Make<List<int>>(typeof(int)).Count;
                [Task] {{access}} static T Make<[DynamicallyAccessedMembers(Constructor)] T>([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type type) => Activator.CreateInstance<T>();
            }
            """);

        Assert.That(built.Run(), Is.Zero);
        Assert.That(built.Generated, Does.Contain("Call<[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers"));
        Assert.That(built.Generated, Does.Contain("DynamicallyAccessedMemberTypes)(-1))] readonly global::System.Type _type;"));
    }

    [Test]
    public void GeneratedCode_WithFilesInAnotherOrder_IsTheSame()
    {
        var trees = ImmutableArray.Create(
            Source.Parse(Source.Usings + "class A { [Task] internal static void M() => B.M(); }", "a.cs"),
            Source.Parse(Source.Usings + "class B { [Flow] internal static void M() => A.M(); }", "b.cs"));

        Assert.That(Built.From(Source.Compile("Subject", trees.Reverse())).Generated, Is.EqualTo(Built.From(Source.Compile("Subject", trees)).Generated));
    }

    [Test]
    public void GeneratedCode_WithTrackingOff_IsNothing([Values("disable", "Disable", "enable")] string value)
    {
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + "class A { [Task] static void M() => M(); }")]), new Properties(("OrchestrixTracking", value)));

        Assert.That(built.Generated, value == "enable" ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public void GeneratedCode_WithoutTheLibrary_IsNothing() =>
        Assert.That(Built.From(Source.Compile("Subject", [Source.Parse("class A { void M() { } }")]).WithoutLibrary()).Generated, Is.Empty);

    static TrackedMethod Describe(string text) => (TrackedMethod)Built.From(text + """
         public class Subject { public static object Run() { var catalog = new Orchestrix.Runtime.V1.FlowCatalog(); Orchestrix.Generated.Catalog_Subject.AddTo(catalog); return catalog.Methods.Single(); } }
        """).Run()!;
}
