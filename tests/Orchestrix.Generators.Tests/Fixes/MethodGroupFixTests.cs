using Orchestrix.CodeFixes;
using Orchestrix.Generators.Diagnostics;

namespace Orchestrix.Generators.Tests.Fixes;

public sealed class MethodGroupFixTests
{
    const string Members = """
        delegate void Filler(ref int amount, out int rest, in int most);
        static class Extensions { [Task] public static int Grow(this string text, int by) => text.Length + by; }
        interface IWork { [Task] int Work(int x); }
        class Subject : IWork
        {
            [Task] static int Two(int number) => 2;
            [Task] static int Sum(int left, int right) => left + right;
            [Task] static T Same<T>(T value) => value;
            [Task] static Task<string> Fetch(string url) => Task.FromResult(url);
            [Task] static void Fill(ref int x, out int y, in int z) => y = x + z;
            [Task] static object? Any(object? @object) => @object;
            [Task] static void Handle(object? sender, EventArgs args) { }
            [Task] public int Work(int x) => 2;
            static R Twice<T, R>(Func<T, R> call, Func<T, T> more) => call(more(default!));
            event EventHandler? Happened;
            readonly IWork other = new Subject();
            IWork Make() => this;
            IWork changing = new Subject();
            void Raise() => Happened?.Invoke(this, EventArgs.Empty);
            object? Use(int[] xs, string[] urls, IWork given) { HERE }
        }
        """;

    static readonly Fixed Fixed = new(new MethodGroupAnalyzer(), new MethodGroupFix());

    static string At(string use) => Members.Replace("HERE", use);

    [TestCase("return xs.Select(Two);", "return xs.Select(number => Two(number));")]
    [TestCase("return xs.Select(Subject.Two);", "return xs.Select(number => Subject.Two(number));")]
    [TestCase("return xs.Aggregate(Sum);", "return xs.Aggregate((left, right) => Sum(left, right));")]
    [TestCase("return Task.WhenAll(urls.Select(Fetch));", "return Task.WhenAll(urls.Select(url => Fetch(url)));")]
    [TestCase("return xs.Select(Same);", "return xs.Select(value => Same(value));")]
    [TestCase("return xs.Select(Same<int>);", "return xs.Select(value => Same<int>(value));")]
    [TestCase("return new Func<int, int>(Two);", "return new Func<int, int>(number => Two(number));")]
    [TestCase("return (Func<int, int>)Two;", "return (Func<int, int>)(number => Two(number));")]
    [TestCase("return new Func<int, int>[] { Two };", "return new Func<int, int>[] { number => Two(number) };")]
    [TestCase("Func<int, int> use = null!; use = Two; return use;", "Func<int, int> use = null!; use = number => Two(number); return use;")]
    [TestCase("Func<int, int>? use = null; return use ?? Two;", "Func<int, int>? use = null; return use ?? (number => Two(number));")]
    public async Task MethodGroup_OfAStaticMethod_IsWrapped(string use, string expected) => Assert.That(await Fixed.First(At(use)), Is.EqualTo(At(expected)));

    [TestCase("return xs.Select(this.Work);", "return xs.Select(x => this.Work(x));")]
    [TestCase("return xs.Select(other.Work);", "return xs.Select(x => other.Work(x));")]
    [TestCase("return xs.Select(given.Work);", "return xs.Select(x => given.Work(x));")]
    [TestCase("return xs.Select(((IWork)this).Work);", "return xs.Select(x => ((IWork)this).Work(x));")]
    [TestCase("return xs.Select(\"a\".Grow);", "return xs.Select(by => \"a\".Grow(by));")]
    public async Task MethodGroup_OfAnObject_KeepsIt(string use, string expected) => Assert.That(await Fixed.First(At(use)), Is.EqualTo(At(expected)));

    [TestCase("var use = Two; return use;", "var use = (int number) => Two(number); return use;")]
    [TestCase("Delegate use = Two; return use;", "Delegate use = (int number) => Two(number); return use;")]
    [TestCase("Filler use = Fill; return use;", "Filler use = (ref int x, out int y, in int z) => Fill(ref x, out y, in z); return use;")]
    public async Task MethodGroup_WhoseDelegateSaysNoTypes_TellsThem(string use, string expected) => Assert.That(await Fixed.First(At(use)), Is.EqualTo(At(expected)));

    [TestCase("var number = 1; return xs.Select(Two).Append(number);", "var number = 1; return xs.Select(number1 => Two(number1)).Append(number);")]
    [TestCase("return from number in xs select (number, xs.Select(Two));", "return from number in xs select (number, xs.Select(number1 => Two(number1)));")]
    [TestCase("Func<object, object?> use = Any; return use;", "Func<object, object?> use = @object => Any(@object); return use;")]
    [TestCase("Func<string, object?> use = Any; return use;", "Func<string, object?> use = @object => Any(@object); return use;")]
    [TestCase("IWork x = given; return xs.Select(x.Work);", "IWork x = given; return xs.Select(x1 => x.Work(x1));")]
    public async Task Parameter_WhoseNameIsTaken_GetsAnother(string use, string expected) => Assert.That(await Fixed.First(At(use)), Is.EqualTo(At(expected)));

    [Test]
    public async Task MethodGroup_AddedToAnEvent_IsWrapped() =>
        Assert.That(await Fixed.First(At("Happened += Handle; return null;")), Is.EqualTo(At("Happened += (sender, args) => Handle(sender, args); return null;")));

    [Test]
    public async Task MethodGroup_BetweenComments_KeepsThem() =>
        Assert.That(
            await Fixed.First(At("return xs.Select(/* each */ Two /* of them */); // here\n")),
            Is.EqualTo(At("return xs.Select(/* each */ number => Two(number) /* of them */); // here\n")));

    [Test]
    public async Task MethodGroups_AllOfADocument_AreWrapped() =>
        Assert.That(
            await Fixed.All(At("var more = xs.Aggregate(Sum); return (xs.Select(Two), xs.Select(Work), more);")),
            Is.EqualTo(At("var more = xs.Aggregate((left, right) => Sum(left, right)); return (xs.Select(number => Two(number)), xs.Select(x => Work(x)), more);")));

    [TestCase("class C(IWork inner, int x) { object Use(int[] xs) => xs.Select(inner.Work).Append(x); }", "class C(IWork inner, int x) { object Use(int[] xs) => xs.Select(x1 => inner.Work(x1)).Append(x); }")]
    [TestCase("class C { object Use(int[] xs, IWork[] all) => all.Select(each => xs.Select(each.Work)); }", "class C { object Use(int[] xs, IWork[] all) => all.Select(each => xs.Select(x => each.Work(x))); }")]
    public async Task MethodGroup_OfAParameterAround_KeepsIt(string type, string expected)
    {
        const string Work = "interface IWork { [Task] int Work(int x); } ";

        Assert.That(await Fixed.First(Work + type), Is.EqualTo(Work + expected));
    }

    [Test]
    public async Task MethodGroup_OfAParameterOfTheTypeThatChanges_HasNoFix() =>
        Assert.That(await Fixed.Titles("interface IWork { [Task] int Work(int x); } class C(IWork inner) { object Use(int[] xs) => xs.Select(inner.Work); void Change(IWork other) => inner = other; }"), Is.Empty);

    [TestCase("return xs.Select(Make().Work);", TestName = "{m}(of what a call returns)")]
    [TestCase("return xs.Select(changing.Work);", TestName = "{m}(of a field that may change)")]
    [TestCase("given = this; return xs.Select(given.Work);", TestName = "{m}(of a parameter that changes)")]
    [TestCase("Happened -= Handle; return null;", TestName = "{m}(taken off an event)")]
    [TestCase("Happened += Handle; Happened -= Handle; return null;", TestName = "{m}(added to an event, and taken off)")]
    [TestCase("unsafe { delegate*<int, int> use = &Two; } return null;", TestName = "{m}(as a pointer)")]
    public async Task MethodGroup_ThatALambdaCannotReplace_HasNoFix(string use) => Assert.That(await Fixed.Titles(At(use)), Is.Empty);
}
