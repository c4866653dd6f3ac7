using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class UnboundCallAnalyzerTests
{
    static readonly UnboundCallAnalyzer Analyzer = new();

    [TestCase("class B { [Task] public virtual int M() => 2; } class D : B { public override int M() => base.M(); }",
        "ORX002 base.M(): The call 'base.M(…)' is not tracked; the call of the overriding method is. Give the base's work a method of its own if it should be a run.")]
    [TestCase("class B { [Task] public virtual int M() => 2; } class D : B { public override int M() => Enumerable.Range(0, 2).Sum(_ => base.M()); }",
        "ORX002 base.M(): The call 'base.M(…)' is not tracked; the call of the overriding method is. Give the base's work a method of its own if it should be a run.")]
    [TestCase("class C { [Task] void M(int x) { } void G(dynamic x) => M(x); }", "ORX006 M(x): The call of 'M' is bound at run time and not tracked; cast the dynamic argument to the type of the parameter")]
    [TestCase("class C { [Task] void M(int x) { } [Task] void M(string x) { } void G(dynamic x) => M(x); }", "ORX006 M(x): The call of 'M' is bound at run time and not tracked; cast the dynamic argument to the type of the parameter")]
    [TestCase("interface I { [Task] int M(); } class C { int G<T>(T t) where T : I => t.M(); }", "ORX007 t.M(): The call of 'M' on type parameter 'T', which may be a struct, is not tracked; constrain it: where T : class")]
    [TestCase("interface I { [Task] int M(); } class C { int? G<T>(T? t) where T : I => t?.M(); }", "ORX007 .M(): The call of 'M' on type parameter 'T', which may be a struct, is not tracked; constrain it: where T : class")]
    [TestCase("interface I { [Task] int M(); } class C { int G<T>(T t) where T : struct, I => t.M(); }", "ORX007 t.M(): The call of 'M' on type parameter 'T', which may be a struct, is not tracked; constrain it: where T : class")]
    [TestCase("class C { [Task] static int M(int x) => x; static object G(IQueryable<int> all) => all.Where(x => M(x) > 1); }",
        "ORX009 M(x): The tree will hold a generated method in place of 'M', which whoever reads the tree does not know; call 'M' before it, or in a lambda that is compiled")]
    [TestCase("class C { [Task] static int M(int x) => x; static object G(IQueryable<int> all) => from x in all where M(x) > 1 select x; }",
        "ORX009 M(x): The tree will hold a generated method in place of 'M', which whoever reads the tree does not know; call 'M' before it, or in a lambda that is compiled")]
    public async Task Call_InAFormThatIsNotIntercepted_IsReported(string text, string told)
    {
        Assert.That(await Analysis.InEditor(Analyzer, text), Is.EqualTo(new[] { told }));
        Assert.That(await Analysis.InBuild(Analyzer, text), Is.EqualTo(new[] { told }));
    }

    [TestCase("class B { [Task] public virtual int M() => 2; } class D : B { public int G() => M() + this.M(); }")]
    [TestCase("class B { public virtual int M() => 2; } class D : B { public override int M() => base.M(); }")]
    [TestCase("class B { [Task] public virtual int M() => 2; } class D : B { static readonly TrackedTask t = Tracked.Task(\"t\"); public override int M() => t.Call(1, (_, _) => base.M()); }")]
    [TestCase("class C { [Task] void M(int x) { } void G(dynamic x) => M((int)x); }")]
    [TestCase("class C { [Task] void M(dynamic x) { } void G(object x) => M(x); }")]
    [TestCase("class C { void M(int x) { } void G(dynamic x) => M(x); }")]
    [TestCase("interface I { [Task] int M(); } class C { int G<T>(T t) where T : class, I => t.M(); }")]
    [TestCase("abstract class I { [Task] public abstract int M(); } class C { int G<T>(T t) where T : I => t.M(); }")]
    [TestCase("class C { [Task] static int M(int x) => x; static object G(IEnumerable<int> all) => all.Where(x => M(x) > 1); }")]
    [TestCase("class C { [Task] static int M(int x) => x; static object G(IQueryable<int> all) { var y = M(1); return all.Where(x => x > y); } }")]
    public async Task Call_InAnyOtherForm_IsSilent(string text) => Assert.That(await Analysis.InBuild(Analyzer, text), Is.Empty);
}
