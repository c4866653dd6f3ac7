using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Which flows can be called by their names, and how.</summary>
public sealed class StartTests
{
    [Test]
    public void Start_OfAFlow_AsksForEachArgumentThatCarriesData()
    {
        var built = Built.From("""
            public enum E { A, B = 5 }
            static class C { [Flow] static Task M(int a, System.Threading.CancellationToken t, string? b = "x\"", E c = E.B, int? d = -1, double e = double.NaN, float f = 1e10f, decimal g = -1.5m,
                DateTime h = default, bool i = true, char j = '\n', ulong k = ulong.MaxValue, E? l = E.B, params System.Collections.Generic.List<string> m) => Task.CompletedTask; }
            """);

        Assert.That(built.Diagnostics(), Is.Empty);
        Assert.That(built.Generated, Does.Contain(
            "Start = static arguments => { Invoke(arguments.Required<int>(\"a\"), default, arguments.Optional<string?>(\"b\", \"x\\\"\"), arguments.Optional<global::E>(\"c\", (global::E)(5)), "
            + "arguments.Optional<int?>(\"d\", (int?)(-1)), arguments.Optional<double>(\"e\", (double)(double.NaN)), arguments.Optional<float>(\"f\", (float)(1E+10f)), "
            + "arguments.Optional<decimal>(\"g\", (decimal)(-1.5m)), arguments.Optional<global::System.DateTime>(\"h\", default(global::System.DateTime)!), arguments.Optional<bool>(\"i\", (bool)(true)), "
            + "arguments.Optional<char>(\"j\", (char)('\\n')), arguments.Optional<ulong>(\"k\", (ulong)(18446744073709551615)), arguments.Optional<global::E?>(\"l\", (global::E?)(5)), "
            + "arguments.Optional<global::System.Collections.Generic.List<string>>(\"m\", [])); },"));
    }

    [Test]
    public void Start_OfAFlowOnAnObject_LeavesTheObjectToServices()
    {
        var built = Built.From("class C { [Flow] internal Task M(int a, [FromServices] IDisposable b = null!) => Task.CompletedTask; }");

        Assert.That(built.Diagnostics(), Is.Empty);
        Assert.That(built.Generated, Does.Contain("Start = static arguments => { Invoke(arguments.Receiver<global::C>(), arguments.Required<int>(\"a\"), null!); },"));
    }

    [TestCase("struct C { [Flow] internal readonly void M() { } }")]
    [TestCase("class C<T> { [Flow] internal static void M() { } }")]
    [TestCase("class C { [Flow] internal static void M<T>() { } }")]
    [TestCase("class C { [Flow] internal static void M(in int x) { } }")]
    [TestCase("class C { [Task] internal static void M() { } }")]
    public void Start_OfWhatANameIsNotEnoughToCall_IsLeftOut(string text) => Assert.That(Built.From(text).Generated, Does.Not.Contain("Start ="));
}
