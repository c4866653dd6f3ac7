using System.Text.RegularExpressions;
using Orchestrix.Automations;
using Orchestrix.Automations.Documents;
using Orchestrix.Tests.Architecture;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>The page about documents shows documents without mistakes, and names every type of action.</summary>
public sealed partial class DocumentationTests
{
    static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "concepts", "documents.md"));

    static IEnumerable<string> Documents() => Json().Matches(Page).Select(m => m.Groups[1].Value);

    [TestCaseSource(nameof(Documents))]
    public void Document_OfThePage_HasNoMistakes(string json) => Assert.That(AutomationJson.Parse(json), Is.Not.Empty);

    [Test]
    public void Types_OfActions_AreAllOnThePage() => Assert.That(ActionForms.Types.Where(t => !Page.Contains($"`{t}`", StringComparison.Ordinal)), Is.Empty);

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
