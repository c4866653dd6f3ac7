using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Calls that pass something by reference are tracked where they stand, and the reference is still one.</summary>
public sealed class InlineTests
{
    [TestCase("static int Next(ref int n) => ++n;", "var n = 0; Next(ref n); return Next(ref n);", 2)]
    [TestCase("static int Next(out int n) => n = 2;", "return Next(out var n) * n / 2;", 1)]
    [TestCase("static bool Next(int x, out string? text) { text = x.ToString(); return true; }", "return Next(2, out var text) && text == \"2\" ? 2 : 0;", 1)]
    [TestCase("static ref int Next() => ref Kept.N;", "Kept.N = 1; return ++Next();", 1)]
    [TestCase("static ref readonly int Next() => ref Kept.N;", "ref readonly var x = ref Next(); Kept.N = 2; return x;", 1)]
    [TestCase("static ref int Next(ref int n) => ref n;", "var n = 1; Next(ref n)++; return n;", 1)]
    [TestCase("static int Next(ReadOnlySpan<int> x) => x.Length;", "return Next([1, 2]);", 1)]
    [TestCase("static int Next(params ReadOnlySpan<int> x) => x.Length;", "return Next(1, 2);", 1)]
    [TestCase("static int Next(scoped ReadOnlySpan<int> x) => x.Length;", "return Next([1, 2]);", 1)]
    [TestCase("static int Next(scoped ref int x) => ++x;", "var x = 1; return Next(ref x);", 1)]
    [TestCase("static int Next(scoped in int x) => x;", "return Next(2);", 1)]
    [TestCase("static Span<int> Next() => new int[2];", "return Next().Length;", 1)]
    [TestCase("static Span<int> Next(Span<int> x, scoped Span<int> y) => x[y.Length..];", "return Next(new int[3], stackalloc int[1]).Length;", 1)]
    [TestCase("static int Next<T>(T x) where T : allows ref struct => 2;", "return Next(1) + Next<Span<int>>(default) - 2;", 2)]
    [TestCase("static int Next(ref dynamic x) { x = 2; return 0; }", "dynamic x = 1; object o = x; Next(ref o); return (int)o;", 1)]
    [TestCase("static int Next(ref (int A, string? B) x, ref List<string?>? y) => x.A;", "(int A, string? B) x = (2, null); List<string?>? y = null; return Next(ref x, ref y);", 1)]
    [TestCase("static Task<int> Next(ReadOnlySpan<int> x) => Task.FromResult(x.Length);", "return Next([1, 2]).Result;", 1)]
    [TestCase("static Task Next(ref int x) { x = 2; return Task.CompletedTask; }", "var x = 0; Next(ref x).Wait(); return x;", 1)]
    [TestCase("static ValueTask Next(ref int x) { x = 2; return default; }", "var x = 0; Next(ref x).AsTask().Wait(); return x;", 1)]
    [TestCase("static ValueTask<int> Next(ref int x) => new(2);", "var x = 0; return Next(ref x).Result;", 1)]
    [TestCase("static int Next(ref int call, int result, int exception, CancellationToken token) => token.CanBeCanceled ? 0 : call;", "var x = 2; return Next(ref x, 0, 0, default);", 1)]
    [TestCase("static int Next(this ref int x) => ++x;", "var x = 1; return x.Next();", 1)]
    [TestCase("static int Next(ref int x, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(x))] string text = \"\") => text == \"x\" ? 2 : 0;", "var x = 1; return Next(ref x);", 1)]
    public void Call_ByReference_IsInterceptedAndStaysOne(string method, string body, int calls)
    {
        foreach (var access in new[] { "private", "public" })
            Built.Check($$"""
                public static partial class Subject
                {
                    public static object Run() { return Get(); }
                    static int Get() { {{body}} }
                    [Task] {{access}} {{method}}
                }
                static class Kept { public static int N; }
                """, 2, calls);
    }

    [TestCase("struct", "int")]
    [TestCase("record struct", "int")]
    [TestCase("struct", "Task<int>")]
    public void Struct_ThatChanges_IsInterceptedInPlace(string kind, string returns)
    {
        var value = returns == "int" ? "value" : "Task.FromResult(value)";
        var result = returns == "int" ? "" : ".Result";
        Built.Check($$"""
            public {{kind}} Count
            {
                int value;
                public Count(int value) => this.value = value;
                [Task] public {{returns}} Next() { value++; return {{value}}; }
                [Task] private {{returns}} Hidden(int by) { value += by; return {{value}}; }
                public int Go() => Hidden(10){{result}} + value;
            }
            public class Subject
            {
                static readonly Count Fixed = new(3);
                static Count moving;
                Count field;
                public static object Run()
                {
                    var count = new Count();
                    count.Next(); count.Next();
                    moving.Next();
                    var subject = new Subject();
                    subject.field.Next();
                    Count[] all = [default];
                    all[0].Next();
                    return $"{count.Next(){{result}}} {count.Go()} {Fixed.Next(){{result}}}{Fixed.Next(){{result}}} {moving.Next(){{result}}} {subject.field.Next(){{result}}} {all[0].Next(){{result}}} {new Count(5).Next(){{result}}}";
                }
            }
            """, "3 26 44 2 2 2 6", calls: 13);
    }

    [Test]
    public void Struct_ThatReturnsAReferenceToItself_IsIntercepted() =>
        Built.Check("""
            using System.Diagnostics.CodeAnalysis;
            public struct Count
            {
                int value;
                [Task, UnscopedRef] public ref int Next() { value++; return ref value; }
                [Task, UnscopedRef] ref int Hidden() => ref value;
                [Task, UnscopedRef] public readonly ref readonly int Read() => ref value;
                [Task, UnscopedRef] public Span<int> All() => new(ref value);
                public int Go() => Hidden() += 10;
            }
            public class Subject
            {
                public static object Run()
                {
                    var count = new Count();
                    count.Next() += 100;
                    count.All()[0] += 1000;
                    return count.Go() + count.Read();
                }
            }
            """, 2222, calls: 4);

    [Test]
    public void Struct_WithEachKindOfMember_IsIntercepted() =>
        Built.Check("""
            public struct Box<T> where T : notnull
            {
                T? value;
                [Task] public void Set(T to) => value = to;
                [Task] private void Clear() => value = default;
                public static void Go(ref Box<T> box) => box.Clear();
                [Task] private readonly ReadOnlySpan<char> Text(scoped ReadOnlySpan<char> none) => value is null ? none.ToString() : value.ToString();
                public readonly string Told() => Text("-").ToString();
            }
            interface ICount { [Task] int Next(); }
            struct Count : ICount { int n; public int Next() => ++n; }
            public class Subject
            {
                public static object Run()
                {
                    var box = new Box<int>();
                    box.Set(5);
                    var told = box.Told();
                    Box<int>.Go(ref box);
                    var count = new Count();
                    count.Next();
                    return told + box.Told() + count.Next();
                }
            }
            """, "502", calls: 5);

    [Test]
    public void RefStruct_AsReceiver_IsIntercepted() =>
        Built.Check("""
            public ref struct Reader(ReadOnlySpan<char> text)
            {
                ReadOnlySpan<char> left = text;
                [Task] public ReadOnlySpan<char> Take(int n) { var taken = left[..n]; left = left[n..]; return taken; }
                [Task] private bool TryTake(out char letter) { letter = left[0]; left = left[1..]; return true; }
                public char One() => TryTake(out var letter) ? letter : '-';
                [Task] public readonly int Left() => left.Length;
            }
            public class Subject
            {
                public static object Run() { var reader = new Reader("abcd"); var two = reader.Take(2).ToString(); return two + reader.One() + reader.Left() + new Reader("x").Left(); }
            }
            """, "abc11", calls: 4);

    [Test]
    public void Pointer_InASignature_IsIntercepted()
    {
        var compilation = Source.Compile("Subject", [Source.Parse(Source.Usings + """
            public static unsafe class Subject
            {
                public static object Run() { var x = 1; Add(&x); return *Same(&x) + Call(&Two) - 2; }
                [Task] public static void Add(int* x) => ++*x;
                [Task] public static int* Same(int* x) => x;
                [Task] public static int Call(delegate*<int> f) => f();
                static int Two() => 2;
            }
            """)]);
        var built = Built.From(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)));

        Assert.That(built.Run(), Is.EqualTo(2));
        Assert.That(built.Calls(), Has.Exactly(3).Items.And.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted));
    }

    [Test]
    public void Exception_OfACallByReference_ReachesTheCaller() =>
        Built.Check("""
            public class Subject
            {
                public static object Run() { var x = 0; try { return Next(ref x); } catch (InvalidOperationException thrown) { return thrown.Message + x; } }
                [Task] static int Next(ref int x) { x = 2; throw new InvalidOperationException("no"); }
            }
            """, "no2");

    [Test]
    public void Build_WithCallsByReference_HasNoWarning() =>
        Assert.That(Built.From("""
            #nullable enable
            class C
            {
                [Task] static ref (int A, string? B) Next(ref (int A, string? B) x, ref dynamic? y, scoped Span<string?> z, out List<(int a, object? b)>? all) { all = null; return ref x; }
                [Task] static async IAsyncEnumerable<(int a, string? b)> All(dynamic? x) { await Task.Yield(); yield return (1, null); }
                static async Task Go()
                {
                    (int A, string? B) x = (1, null);
                    object? y = null;
                    Next(ref x, ref y, [null], out _);
                    await foreach (var (a, b) in All((object?)null)) Console.Write(b?.Length);
                }
            }
            """).Diagnostics(), Is.Empty);
}
