using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Members of each kind of type are reached, whatever their accessibility.</summary>
public sealed class TypeTests
{
    static readonly string[] Access = ["public", "private", "protected", "internal", "private protected", "protected internal"];

    [TestCaseSource(nameof(Access))]
    public void Method_OfAnyAccessibility_IsIntercepted(string access) =>
        Built.Check($$"""
            namespace Deep.Er
            {
                public class Base
                {
                    [Task] {{access}} static int One() => 1;
                    [Task] {{access}} int Two() => One() + 1;
                    public int Go() => Two();
                }
            }
            public class Subject { public static object Run() => new Deep.Er.Base().Go(); }
            """, 2, calls: 2);

    [TestCase("public")]
    [TestCase("private")]
    public void StaticMethod_OfAStaticClass_IsIntercepted(string access) =>
        Built.Check($$"""
            public static class Subject
            {
                public static object Run() => Two<int>() + Inner.Go();
                [Task] {{access}} static int Two<T>() => 2;
                static class Inner
                {
                    public static int Go() => Three();
                    [Task] {{access}} static int Three() => 3;
                }
            }
            """, 5, calls: 2);

    [TestCase("public")]
    [TestCase("private")]
    public void Member_OfGenericTypes_IsIntercepted(string access) =>
        Built.Check($$"""
            public class Subject
            {
                public static object Run() => new Outer<string>.Inner<int>().Go() + Box<int>.Go() + Plain<string>.Open();
            }
            public class Outer<T> where T : class
            {
                public class Inner<U> where U : struct
                {
                    public int Go() => One(default(U)) + Both<List<T>>([], null) + Same(default(T)!, default(U));
                    [Task] {{access}} int One(U value) => 1;
                    [Task] {{access}} static int Both<V>(V value, T? other) where V : class, IEnumerable<T>, new() => 2;
                    [Task] {{access}} int Same<T>(T a, U b) => 3;
                }
            }
            public static class Box<T> { public static int Go() => Ten(default!); [Task] {{access}} static int Ten(T? value) => 10; }
            public class Plain<T> { public static int Open() => Hundred<int>(); [Task] {{access}} static int Hundred<U>() where U : unmanaged => 100; }
            """, 116, calls: 5);

    [Test]
    public void Call_WithPrivateAndAnonymousTypeArguments_IsIntercepted() =>
        Built.Check("""
            public class Subject
            {
                class Hidden;
                public static object Run() => Two(new Hidden()) + Two(new { X = 1 }) + Two<(int a, string b)>(default);
                [Task] static int Two<T>(T value) => 2;
            }
            """, 6, calls: 3);

    [Test]
    public void Type_WithOddNames_IsIntercepted() =>
        Built.Check("""
            namespace @class.System { public class Task<Call> { [Flow] public static int Two<Method, T>(Call a, Method b, T c) where T : notnull => 2; } }
            namespace Orchestrix.Generated.Inner { public class Global { [Flow] public static int Two(Global? x) => 2; } }
            public class Subject { public static object Run() => @class.System.Task<int>.Two(1, 2, 3) + Orchestrix.Generated.Inner.Global.Two(null); }
            """, 4, calls: 2);

    [Test]
    public void Interface_Annotated_IsInterceptedThroughInterfaceAndClass() =>
        Built.Check("""
            public interface IWork { [Task] int Two(); [Task] int Default() => 3; }
            public class Work : IWork { public virtual int Two() => 2; }
            public class More : Work { public override int Two() => 20; }
            public class Subject
            {
                public static object Run() => ((IWork)new Work()).Two() + new Work().Two() + new More().Two() + ((IWork)new More()).Default() + Bound(new More());
                static int Bound<T>(T work) where T : class, IWork => work.Two();
            }
            """, 47, calls: 5);

    [Test]
    public void VirtualMethod_Overridden_IsInterceptedAndDispatched() =>
        Built.Check("""
            public abstract class Base { [Task] public abstract object Two(); [Task] protected virtual int Three() => 3; public int Go() => Three(); }
            public class Derived : Base { public override string Two() => "2"; protected override int Three() => 30; public int GoOn() => Three(); }
            public class Subject { public static object Run() { Base b = new Derived(); return b.Two() + new Derived().Two() + b.Go() + new Derived().GoOn(); } }
            """, "223030", calls: 4);

    [TestCase("struct", "")]
    [TestCase("readonly struct", "")]
    [TestCase("record struct", "")]
    [TestCase("ref struct", "")]
    [TestCase("struct", "<T>")]
    [TestCase("ref struct", "<T>")]
    public void StaticMethod_OfAStruct_IsIntercepted(string kind, string parameters) =>
        Built.Check($$"""
            {{kind}} Point{{parameters}}
            {
                public static int Both() => One() + Two(1) + Three([1]);
                [Task(OnRunning = nameof(Begun))] static int One() => 1;
                [Task] public static int Two(int x) => x + 1;
                [Task] private static int Three(ReadOnlySpan<int> x) => x.Length + 2;
                static void Begun() { }
            }
            public class Subject { public static object Run() => Point{{(parameters.Length == 0 ? "" : "<string>")}}.Both(); }
            """, 6, calls: 3);

    [TestCase("struct")]
    [TestCase("record struct")]
    public void ReadonlyStructMethod_OfAnyAccessibility_IsIntercepted(string kind) =>
        Built.Check($$"""
            public readonly {{kind}} Whole { [Task] public int Two() => 2; }
            public {{kind}} Part
            {
                int value;
                public Part(int value) => this.value = value;
                [Task] public readonly int Get() => value;
                [Task] private readonly int Hidden() => value;
                public int Go() => Hidden();
            }
            public class Subject
            {
                static readonly Part Fixed = new(3);
                public static object Run() { var part = new Part(4); Part? some = part; return new Whole().Two() + Fixed.Get() + part.Get() + part.Go() + new Part(5).Get() + (some?.Get() ?? 0) + some!.Value.Get(); }
            }
            """, 26, calls: 7);

    [Test]
    public void PartialMethod_AnnotatedOnEitherPart_IsIntercepted() =>
        Built.Check("""
            public partial class Subject
            {
                public static object Run() => One() + Two();
                [Task] private static partial int One();
                private static partial int Two();
            }
            partial class Subject
            {
                private static partial int One() => 1;
                [Task] private static partial int Two() => 2;
            }
            """, 3, calls: 2);

    [Test]
    public void StaticMethod_OfAHiddenType_IsIntercepted() =>
        Built.Check("""
            public class Subject
            {
                public static object Run() => One() + Hidden<int>.Two("", 1) + Outer<string>.Go() + Deep.Er.Own<int>.Hundred(1);
                class Plain { [Task] public static int One() => 1; }
                class Hidden<T> where T : struct { [Task] public static int Two<U>(U? x, T y) where U : class => 2; }
                static int One() => Plain.One();
            }
            class Outer<T> where T : class
            {
                public static int Go() => Inner<int>.Ten(null, 1);
                static class Inner<U> { [Task] internal static int Ten(T? x, U y) => 10; }
            }
            namespace Deep.Er { file class Own<T> { [Task] internal static int Hundred(T x) => 100; } }
            """, 113, calls: 4);

    [Test]
    public void FileLocalType_WithStaticMethod_IsIntercepted() =>
        Built.Check("""
            public class Subject { public static object Run() => Own.Two(); }
            file static class Own { [Task] public static int Two() => 2; }
            """, 2);

    [Test]
    public void BaseCall_OfAnOverride_IsLeftAlone()
    {
        var built = Built.From("""
            public class Base { [Task] public virtual int Two() => 2; }
            public class Derived : Base { public override int Two() => base.Two() + 1; }
            public class Subject { public static object Run() => new Derived().Two(); }
            """);

        Assert.That(built.Run(), Is.EqualTo(3));
        Assert.That(built.Calls(), Is.EqualTo(new[] { ("base.Two()", false), ("new Derived().Two()", true) }));
    }

    [TestCase("interface ICount { [Task] int Next(); } struct Count : ICount { int n; public int Next() => ++n; } partial class Subject { static int Go<T>(T t) where T : ICount { t.Next(); return t.Next(); } static int Get() => Go(new Count()); }")]
    [TestCase("struct Count<T> { int n; [Task] void Next() => n++; public int Go() { Next(); this.Next(); return n; } } partial class Subject { static int Get() => new Count<int>().Go(); }")]
    [TestCase("partial class Subject { class Hidden; [Task] static int Next(Hidden? x) => 2; static int Get() => Next(null); }")]
    [TestCase("partial class Subject { class Hidden { [Task] public int Next() => 2; } static int Get() => new Hidden().Next(); }")]
    [TestCase("file class Hidden { [Task] public int Next() => 2; } partial class Subject { static int Get() => new Hidden().Next(); }")]
    [TestCase("partial class Subject { interface IHidden; [Task] static int Next<T>() where T : IHidden => 2; static int Get() => Next<IHidden>(); }")]
    [TestCase("interface IParse<T> where T : IParse<T> { [Task] static abstract int Next(); } class P : IParse<P> { public static int Next() => 2; } partial class Subject { static int Go<T>() where T : IParse<T> => T.Next(); static int Get() => Go<P>(); }")]
    [TestCase("interface IHide { [Task] private int Next() => 2; int Go() => Next(); } class H : IHide; partial class Subject { static int Get() => ((IHide)new H()).Go(); }")]
    [TestCase("[Obsolete] partial class Old { [Task, Obsolete(\"\", true)] public static int Next() => 2; [Obsolete] public static int Go() => Next(); } partial class Subject { [Obsolete] static int Get() => Old.Go(); }")]
    [TestCase("partial class Subject { [Task] static int Next() => 2; static int Get() { dynamic two = 2; return Take(two); } [Task] static int Take(int x) => x; }")]
    public void Call_ThatCannotBeIntercepted_IsLeftAlone(string text)
    {
        var built = Built.From(text + " public partial class Subject { public static object Run() => Get(); }");

        Assert.That(built.Run(), Is.EqualTo(2), built.Generated);
        Assert.That(built.Calls(), Has.All.Matches<(string, bool IsIntercepted)>(static each => !each.IsIntercepted), built.Generated);
    }
}
