using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Parameters that come from services: what is generated of them compiles, and they are no data.</summary>
public sealed class ServiceParameterTests
{
    [TestCase("[FromServices] IDisposable a", "_a ?? global::Orchestrix.Runtime.V1.CallServices.Required<global::System.IDisposable>(\"a\")")]
    [TestCase("[FromServices] IDisposable? a = null", "_a ?? global::Orchestrix.Runtime.V1.CallServices.Optional<global::System.IDisposable>()")]
    [TestCase("[Microsoft.Extensions.DependencyInjection.FromKeyedServices(\"k\")] IDisposable a = null!", "CallServices.Required<global::System.IDisposable>(\"a\", \"k\")")]
    [TestCase("[Microsoft.Extensions.DependencyInjection.FromKeyedServices(DayOfWeek.Friday)] IDisposable a = null!", "CallServices.Required<global::System.IDisposable>(\"a\", System.DayOfWeek.Friday)")]
    public void Parameter_FromServices_IsFilledInAndIsNoData(string parameter, string code)
    {
        var built = Built.From($"static class C {{ [Task] static int M(int n, {parameter}) => n; static int X() => M(1{(parameter.Contains('=') ? "" : ", null!")}); }}");

        Assert.Multiple(() =>
        {
            Assert.That(built.Diagnostics(), Is.Empty);
            Assert.That(built.Generated, Does.Contain(code));
            Assert.That(built.Generated, Does.Contain("TakesServices = true,"));
            Assert.That(built.Generated, Does.Contain("Parameters = new global::Orchestrix.Runtime.V1.TrackedParameter[] { new(\"n\", \"int\") },"));
            Assert.That(built.Generated, Does.Not.Contain("Argument(\"a\""));
        });
    }

    [Test]
    public void Parameter_WithoutMark_IsData() =>
        Assert.That(Built.From("static class C { [Task] static int M(IDisposable a) => 1; static int X() => M(null!); }").Generated, Does.Not.Contain("CallServices").And.Not.Contain("TakesServices"));
}
