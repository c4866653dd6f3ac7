using Orchestrix.CodeFixes;
using Orchestrix.Generators.Diagnostics;

namespace Orchestrix.Generators.Tests.Fixes;

public sealed class HiddenTypeFixTests
{
    static readonly Fixed Fixed = new(new UntrackableMethodAnalyzer(), new HiddenTypeFix());

    [TestCase("class C { class Row; [Task] void M(Row x) { } }", "class C { internal class Row; [Task] void M(Row x) { } }")]
    [TestCase("class C { private sealed class Row; [Task] void M(Row x) { } }", "class C { internal sealed class Row; [Task] void M(Row x) { } }")]
    [TestCase("class C { private protected enum Row; [Task] void M(List<Row[]> x) { } }", "class C { internal enum Row; [Task] void M(List<Row[]> x) { } }")]
    [TestCase("class C { protected class Row; [Task] void M(Row x) { } }", "class C { protected internal class Row; [Task] void M(Row x) { } }")]
    [TestCase("class C { delegate void Row(); [Task] Row? M() => null; }", "class C { internal delegate void Row(); [Task] Row? M() => null; }")]
    [TestCase("class C { interface IRow; [Task] static void M<T>() where T : IRow { } }", "class C { internal interface IRow; [Task] static void M<T>() where T : IRow { } }")]
    [TestCase("class C { class Rows { [Task] public void M() { } } }", "class C { internal class Rows { [Task] public void M() { } } }")]
    [TestCase("class C { class A { private class B; [Task] void M(B x) { } } }", "class C { internal class A { internal class B; [Task] void M(B x) { } } }")]
    [TestCase("file class F; class C { [Task] internal static void M() { } }\nfile class D { [Task] internal static void N(F x) { } }", "internal class F; class C { [Task] internal static void M() { } }\nfile class D { [Task] internal static void N(F x) { } }")]
    [TestCase("interface I { [Task] private int M() => 2; }", "interface I { [Task] internal int M() => 2; }")]
    public async Task Type_ThatIsHidden_IsMadeInternal(string text, string expected) => Assert.That(await Fixed.First(text), Is.EqualTo(expected));

    [TestCase("class C { class Row : Cell; class Cell; [Task] void M(Row x) { } }", "class C { internal class Row : Cell; internal class Cell; [Task] void M(Row x) { } }")]
    [TestCase("class C { class Row { public Cell? First; Other? kept; } class Cell; class Other; [Task] void M(Row x) { } }", "class C { internal class Row { public Cell? First; Other? kept; } internal class Cell; class Other; [Task] void M(Row x) { } }")]
    [TestCase("class C { record Row(Cell First); record struct Cell(int X); [Task] void M(Row x) { } }", "class C { internal record Row(Cell First); internal record struct Cell(int X); [Task] void M(Row x) { } }")]
    [TestCase("file class F { G? kept; } file class G; class C { [Task] static void M() { } }\nfile class D { [Task] internal static void N(F x) { } }", "internal class F { G? kept; } internal class G; class C { [Task] static void M() { } }\nfile class D { [Task] internal static void N(F x) { } }")]
    public async Task Type_ThatShowsOthers_TakesThemAlong(string text, string expected) => Assert.That(await Fixed.First(text), Is.EqualTo(expected));

    [Test]
    public async Task Type_WithCommentsAndAttributes_KeepsThem() =>
        Assert.That(
            await Fixed.First("class C\n{\n    /// <summary>A row.</summary>\n    [Obsolete] // soon\n    sealed class Row; // of the table\n\n    // Another.\n    [Task] void M(Row x) { }\n}\n"),
            Is.EqualTo("class C\n{\n    /// <summary>A row.</summary>\n    [Obsolete] // soon\n    internal sealed class Row; // of the table\n\n    // Another.\n    [Task] void M(Row x) { }\n}\n"));

    [Test]
    public async Task Type_InParts_IsMadeInternalInEachThatSaysOtherwise()
    {
        var texts = await Fixed.FirstOf("partial class C { private partial class Row; [Orchestrix.Task] void M(Row x) { } }", "partial class C { private partial class Row { } partial class Row { } }");

        Assert.That(texts, Is.EqualTo(new[] { "partial class C { internal partial class Row; [Orchestrix.Task] void M(Row x) { } }", "partial class C { internal partial class Row { } partial class Row { } }" }));
    }

    [Test]
    public async Task Types_AllOfADocument_AreMadeInternal() =>
        Assert.That(
            await Fixed.All("class C { class A; class B; [Task] void M(A x) { } [Task] void N(B x) { } [Task] void O(A x) { } }"),
            Is.EqualTo("class C { internal class A; internal class B; [Task] void M(A x) { } [Task] void N(B x) { } [Task] void O(A x) { } }"));

    [Test]
    public async Task Title_OfTheFix_NamesTheType() =>
        Assert.That(await Fixed.Titles("class C { class Row; [Task] void M(Row x) { } }"), Is.EqualTo(new[] { "Make 'C.Row' internal" }));

    [TestCase("class C { [Task] void M(Missing x) { } }")]
    [TestCase("[Obsolete(\"\", true)] class Row; class C { [Task, Obsolete] void M(Row x) { } }")]
    public async Task Type_ThatAccessibilityDoesNotMend_HasNoFix(string text) => Assert.That(await Fixed.Titles(text), Is.Empty);

    [Test]
    public async Task FileLocalType_WhoseNameIsTaken_HasNoFix() =>
        Assert.That(await Fixed.Titles("file class F; file class D { [Task] internal static void M(F x) { } }", "class F;"), Is.Empty);
}
