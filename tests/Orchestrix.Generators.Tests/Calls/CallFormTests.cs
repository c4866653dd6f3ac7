using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Each way to write a call is intercepted, and the program does what it did.</summary>
public sealed class CallFormTests
{
    [TestCase("static int Two() => 2;", "Two()")]
    [TestCase("public static int Two() => 2;", "Subject.Two()")]
    [TestCase("internal static int Two() => 2;", "global::Subject.Two()")]
    [TestCase("static int Two() => 2;", "(Two())")]
    [TestCase("static T Two<T>(T value) => value;", "Two(2)")]
    [TestCase("static T Two<T>(T value) => value;", "Two<int>(2)")]
    [TestCase("static int Two(int a = 1, params int[] more) => a + more.Length;", "Two(1, 5)")]
    [TestCase("static int Two(int a = 1, params int[] more) => a + more.Length;", "1 + Two()")]
    [TestCase("static int Two(int a, int b) => a - b;", "Two(b: 1, a: 3)")]
    [TestCase("static int Two([System.Runtime.CompilerServices.CallerMemberName] string name = \"\") => name == nameof(Run) ? 2 : 0;", "Two()")]
    [TestCase("static int Two(int x, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(x))] string text = \"\") => text == \"1 + 1\" ? x : 0;", "Two(1 + 1)")]
    [TestCase("static int Two([System.Runtime.CompilerServices.CallerLineNumber] int line = 0, [System.Runtime.CompilerServices.CallerFilePath] string file = \"\") => line == 9 && file == \"Subject.cs\" ? 2 : line;", "Two()")]
    [TestCase("static int Two(List<int> a, params IEnumerable<int> more) => a.Count + more.Count();", "Two([1], 5)")]
    [TestCase("static int Two<T>(T a, T? b = default) where T : struct, Enum => b is null ? 2 : 0;", "Two(DayOfWeek.Friday)")]
    [TestCase("static int Two(Func<int, int> f) => f(1);", "Two(x => x + 1)")]
    [TestCase("static int Two(object o) => o is int[] { Length: 2 } ? 2 : 0;", "Two(new[] { 1, 2 })")]
    [TestCase("static int Two(in int value) => value;", "Two(2)")]
    [TestCase("static int Two(ref readonly int value) => value;", "Two(new[] { 2 }[0])")]
    [TestCase("static int Two(int @event) => @event;", "Two(@event: 2)")]
    [TestCase("static int Two(int type, int value, int where, int var, int dynamic, int scoped, int field, int yield) => type;", "Two(2, 1, 1, 1, 1, 1, 1, 1)")]
    [TestCase("static int Two<value, field, get>(int type) where value : struct => type;", "Two<int, int, int>(2)")]
    [TestCase("static int Two(int self, int _self, int call, int arguments) => self;", "Two(2, 1, 1, 1)")]
    [TestCase("static int Two(CancellationToken token) => token.CanBeCanceled ? 0 : 2;", "Two(default)")]
    [TestCase("static int Two(CancellationToken a, int b, CancellationToken c) => b;", "Two(default, 2, new CancellationToken(true))")]
    [TestCase("static Task<int> Two() => Task.FromResult(2);", "Two().Result")]
    [TestCase("static async Task<int> Two() { await Task.Yield(); return 2; }", "await Two()")]
    [TestCase("static ValueTask<int> Two() => new(2);", "await Two()")]
    [TestCase("static async ValueTask<int> Two() { await Task.Yield(); return 2; }", "await Two()")]
    [TestCase("static (int A, string? B) Two() => (2, null);", "Two().A")]
    [TestCase("static dynamic Two(dynamic value) => value;", "(int)Two((object)2)")]
    [TestCase("static List<dynamic> Two(Dictionary<string, dynamic?> value) => [2];", "(int)Two(new())[0]")]
    [TestCase("static int Two(object? a, string? b, List<string?>? c) => 2;", "Two(null, null, null)")]
    [TestCase("static IEnumerable<int> Two() { yield return 2; }", "Two().Single()")]
    [TestCase("static int? Two() => 2;", "Two()!.Value")]
    [TestCase("static Func<int> Two() => () => 2;", "Two()()")]
    [TestCase("[Obsolete] static int Two() => 2;", "Two()")]
    [TestCase("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] static int Two() => 2;", "\n#pragma warning disable X1\nTwo()")]
    public void StaticCall_InAnyForm_IsIntercepted(string method, string call) =>
        Built.Check($$"""
            public class Subject
            {
                public static async Task<object> Run() { await Task.CompletedTask; return {{call}}; }

                [Task] {{method}}
            }
            """, 2);

    [TestCase("Two()")]
    [TestCase("this.Two()")]
    [TestCase("new Subject().Two()")]
    [TestCase("new Derived().Two()")]
    [TestCase("Self?.Two() ?? 0")]
    [TestCase("Self!.Self!.Two()")]
    [TestCase("(this).Two()")]
    public void InstanceCall_InAnyForm_IsIntercepted(string call) =>
        Built.Check($$"""
            public class Subject
            {
                public static object Run() => new Subject().Go();
                public Subject? Self => this;
                public int Go() => {{call}};

                [Task] protected internal int Two() => 2;
            }
            public class Derived : Subject;
            """, 2);

    [Test]
    public void ChainedCalls_OfOneMethod_AreAllIntercepted() =>
        Built.Check("""
            public class Subject
            {
                int count;
                public static object Run() => new Subject().Add(1).Add(2)?.Add(3)!.count!;
                [Task] Subject Add(int n) { count += n; return this; }
            }
            """, 6, calls: 3);

    [Test]
    public void VoidMethods_OfEachKind_AreIntercepted() =>
        Built.Check("""
            public class Subject
            {
                static int count;
                public static async Task<object> Run() { Plain(); await Asynchronous(); await Value(); Forget(); return count; }
                [Flow] static void Plain() => count++;
                [Flow] static async Task Asynchronous() { await Task.Yield(); count++; }
                [Flow] static ValueTask Value() { count++; return default; }
                [Flow] static async void Forget() { count++; await Task.CompletedTask; }
            }
            """, 4, calls: 4);

    [TestCase("public")]
    [TestCase("private")]
    public void ExtensionMethod_InBothForms_IsIntercepted(string access) =>
        Built.Check($$"""
            public static class Subject
            {
                public static object Run() => 1.Plus(2) + Plus(1, 2) + "a".Length.Plus(0) + (null as string).Safe();
                [Task] {{access}} static int Plus(this int a, int b) => a + b;
                [Task] {{access}} static int Safe(this string? text) => text?.Length ?? 0;
            }
            """, 7, calls: 4);

    [Test]
    public void ConditionalMethod_WithSymbolOfTheFileOnly_StillRuns()
    {
        var tree = Source.Parse("""
            #define HERE
            using Orchestrix;
            public static class Subject
            {
                static int count;
                public static object Run() { Note(); Never(); return count; }
                [Task, System.Diagnostics.Conditional("HERE")] static void Note() => count++;
                [Task, System.Diagnostics.Conditional("THERE")] public static void Never() => count += 10;
            }
            """);

        Assert.That(Built.From(Source.Compile("Subject", [tree])).Run(), Is.EqualTo(1));
    }
}
