using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Members that are declared in one place and executed in another.</summary>
public sealed class ContractTests
{
    [Test]
    public void Interface_ImplementedExplicitly_IsIntercepted() =>
        Built.Check("""
            public interface IWork<T> { [Task] T Two(T x); [Flow] Task<T> Later(T x); }
            public class Work : IWork<int>, IWork<string>
            {
                int IWork<int>.Two(int x) => x;
                string IWork<string>.Two(string x) => x;
                async Task<int> IWork<int>.Later(int x) { await Task.Yield(); return x; }
                Task<string> IWork<string>.Later(string x) => Task.FromResult(x);
            }
            public class Subject { public static async Task<object> Run() { var work = new Work(); return ((IWork<int>)work).Two(2) + ((IWork<string>)work).Two("a") + await ((IWork<int>)work).Later(3) + await ((IWork<string>)work).Later("b"); } }
            """, "2a3b", calls: 4);

    [Test]
    public void Interface_WithDefaultsThatAreReplaced_IsDispatched() =>
        Built.Check("""
            public interface IWork { [Task] int Two() => 2; }
            public interface IMore : IWork { int IWork.Two() => 20; }
            public class Plain : IWork;
            public class More : IMore;
            public class Own : IMore { public int Two() => 200; }
            public class Subject { public static object Run() => ((IWork)new Plain()).Two() + ((IMore)new More()).Two() + ((IWork)new Own()).Two() + new Own().Two(); }
            """, 422, calls: 4);

    [Test]
    public void GenericVirtualMethod_OfAGenericType_IsDispatched() =>
        Built.Check("""
            public abstract class Base<T> where T : notnull { [Task] public abstract string Join<U>(T a, U? b) where U : class; }
            public class Derived : Base<int> { public override string Join<U>(int a, U? b) where U : class => $"{a}{b}"; }
            public class Last : Derived { public sealed override string Join<U>(int a, U? b) where U : class => $"last {base.GetType().Name}{a}{b}"; }
            public class Subject { public static object Run() { Base<int> one = new Derived(); return one.Join(1, "a") + new Last().Join<string>(2, null); } }
            """, "1alast Last2", calls: 2);

    [Test]
    public void Record_OfEachKind_IsIntercepted() =>
        Built.Check("""
            public record Point(int X) { [Task] public int Twice() => X * 2; [Task] protected virtual int Hidden() => X; public int Go() => Hidden(); }
            public record Far(int X, int Y) : Point(X) { protected override int Hidden() => Y; }
            public readonly record struct Fixed(int X) { [Task] public int Twice() => X * 2; }
            public record struct Moving(int X) { [Task] public int Next() => ++X; }
            public class Subject { public static object Run() { var moving = new Moving(1); moving.Next(); return $"{(new Point(1) with { X = 2 }).Twice()} {new Far(1, 7).Go()} {new Fixed(3).Twice()} {moving.Next()}"; } }
            """, "4 7 6 3", calls: 5);

    [Test]
    public void HidingMethod_IsNotItsBasesTask() =>
        Built.Check("""
            public class Base { [Task] public int Two() => 2; }
            public class Derived : Base { public new int Two() => 3; }
            public class Subject { public static object Run() => ((Base)new Derived()).Two() + new Derived().Two(); }
            """, 5);

    [Test]
    public void Build_WithNullableTupleAndDynamicSignatures_HasNoWarning() =>
        Assert.That(Built.From("""
            #nullable enable
            public interface IWork<T> where T : class? { [Task] T? Get(T? x, (int A, T? B)[]? y); }
            class Work : IWork<string?> { public string? Get(string? x, (int A, string? B)[]? y) => x; }
            static class C
            {
                [Task] static dynamic? One(dynamic? a, List<dynamic?> b, (dynamic A, string? B) c) => a;
                [Task] static (int A, (string? B, object? C) D)? Two(in (int A, string? B) x, Dictionary<string, List<string?>?>? y = null) => null;
                [Task] static T? Three<T>(T? x) where T : notnull => x;
                [Flow] static Task<(int Count, string? Name)> Four(string? name = null) => Task.FromResult((1, name));
                static async Task<object?> Go()
                {
                    object? one = One((object?)null, [], default);
                    var two = Two((1, null));
                    return (one, two?.D.B, Three<string>(null), (await Four()).Name, ((IWork<string?>)new Work()).Get(null, null), new Work().Get(null, [(1, null)]));
                }
            }
            """).Diagnostics(), Is.Empty);
}
