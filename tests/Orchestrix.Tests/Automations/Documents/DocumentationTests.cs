using System.Text.RegularExpressions;
using Orchestrix.Automations;
using Orchestrix.Automations.Documents;
using Orchestrix.Tests.Architecture;
using Orchestrix.Yaml;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>The page about documents shows documents without mistakes, and names every type of action.</summary>
public sealed partial class DocumentationTests
{
    static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "concepts", "documents.md"));

    static IEnumerable<string> Documents() => Json().Matches(Page).Select(m => m.Groups[1].Value);

    [TestCaseSource(nameof(Documents))]
    public void Document_OfThePage_HasNoMistakes(string json) => Assert.That(AutomationJson.Parse(json), Is.Not.Empty);

    [TestCaseSource(nameof(Yamls))]
    public void Yaml_OfThePage_HasNoMistakes(string yaml) => Assert.That(AutomationYaml.Parse(yaml), Is.Not.Empty);

    [Test]
    public void Yaml_OfThePageThatCancelsTooLate_IsTheOnlyDoubtfulOne() =>
        Assert.That(Yamls().SelectMany(y => AutomationYaml.Read(y).Warnings).Select(w => (w.Path, w.Automation)), Is.EqualTo(new[] { ("trigger.after", "Cancel long running flows") }));

    [Test]
    public void Types_OfActions_AreAllOnThePage() => Assert.That(ActionForms.Types.Where(t => !Page.Contains($"`{t}`", StringComparison.Ordinal)), Is.Empty);

    static IEnumerable<string> Yamls() => Yaml().Matches(Page).Select(m => m.Groups[1].Value);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
