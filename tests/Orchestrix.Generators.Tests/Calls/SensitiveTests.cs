using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Which arguments generated code hands over as sensitive.</summary>
public sealed class SensitiveTests
{
    const string Types = """
        public record Login(string User, [Sensitive] string Password);
        public class Card { [Sensitive] public string Number { get; set; } = ""; public int Year { get; set; } }
        public class Gold : Card { }
        public class Order { public int Id { get; set; } public List<Card?>? Cards { get; set; } public Order? Earlier { get; set; } }
        public struct Raw { [Sensitive] public string Text; }
        public interface IHasCard { Card Card { get; } }
        public class Plain { public Plain? Next { get; set; } public Uri? At { get; set; } }

        """;

    [TestCase("[Sensitive] string x", true)]
    [TestCase("[Sensitive] int x = 3", true)]
    [TestCase("Login x", true)]
    [TestCase("Login[]? x", true)]
    [TestCase("Dictionary<string, List<Card>> x", true)]
    [TestCase("Gold x", true)]
    [TestCase("Order x", true)]
    [TestCase("Raw? x", true)]
    [TestCase("IHasCard x", true)]
    [TestCase("(int, Card) x", true)]
    [TestCase("string x", false)]
    [TestCase("Plain x", false)]
    [TestCase("HttpMethodLike x", false)]
    public void Argument_OfAParameter_IsSensitiveWhereItOrAPartIsMarked(string parameter, bool expected)
    {
        var built = Built.From(Types + $$"""
            public class HttpMethodLike { public System.Reflection.Assembly? From; }
            class C { [Task] static void M({{parameter}}) { } }
            """);

        Assert.That(built.Diagnostics().Where(static each => each.Id != "CS0649"), Is.Empty, built.Generated);
        Assert.That(built.Generated, Does.Contain($"arguments.{(expected ? "SensitiveArgument" : "Argument")}(\"x\", _x);"));
        Assert.That(built.Generated.Contains("IsSensitive = true"), Is.EqualTo(expected));
    }

    [Test]
    public void Argument_OfAnOverride_IsSensitiveWhereTheDeclarationIsMarked()
    {
        var built = Built.From("""
            class A { [Task] public virtual void M([Sensitive] string x) { } }
            class B : A { public override void M(string x) { } void Go() => M("x"); }
            """);

        Assert.That(built.Generated, Does.Not.Contain("arguments.Argument("));
        Assert.That(built.Generated, Does.Contain("arguments.SensitiveArgument("));
    }

    [TestCase("[Sensitive]", "SensitiveReceiver")]
    [TestCase("", "Receiver")]
    public void Receiver_WithAMarkedPart_IsSensitive(string mark, string expected) =>
        Assert.That(Built.From($$"""class A { {{mark}} public string? Token { get; set; } [Task] internal void M() { } }""").Generated, Does.Contain($"arguments.{expected}(self);"));

    [TestCase("{login.User} {x}", null)]
    [TestCase("{login.Password}", "login.Password")]
    [TestCase("{login}", "login")]
    [TestCase("as {secret.Length}", "secret.Length")]
    [TestCase("{order.Cards} {order.Id}", "order.Cards")]
    public async Task RunName_ThatShowsSomethingSensitive_IsReported(string name, string? shown)
    {
        var told = await Analysis.InEditor(new OptionsAnalyzer(), Types + $$"""class C { [Task(RunName = "{{name}}")] static void M(int x, Login login, [Sensitive] string secret, Order order) { } }""");

        Assert.That(told, shown is null ? Is.Empty : Has.One.Items.And.All.EndsWith($"RunName of 'M' shows '{shown}', which is marked [Sensitive]; leave it out"));
    }

    [Test]
    public void RunName_WhereTheMistakeIsSuppressed_IsMasked() =>
        Assert.That(
            Built.From(Types + """class C { [Task(RunName = "{x} {login.Password}", Key = "{login.Password}")] static void M(int x, Login login) { } }""").Generated,
            Does.Contain("arguments.RunName(string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{_x} ***\"));").And.Contain("$\"{_login?.Password}\""));
}
