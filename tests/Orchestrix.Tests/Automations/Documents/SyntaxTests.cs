using System.Text;
using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>What is no JSON, or too much of it.</summary>
public sealed class SyntaxTests
{
    [TestCase("", "it is empty", 1, 1)]
    [TestCase(" \n ", "it is empty", 2, 2)]
    [TestCase("{ \"name\": \"n\",\n  \"trigger\" }", "", 2, 13)]
    [TestCase("{ \"name\": \"n\",\n }", "a comma must not stand before a closing bracket", 2, 2)]
    [TestCase("{ \"tags\": [1, ] }", "a comma must not stand before a closing bracket", 1, 15)]
    [TestCase("{ // what\n }", "comments are not allowed", 1, 3)]
    [TestCase("{ \"name\": \"n\"", "it ends too early", 1, 14)]
    [TestCase("{} {}", "", 1, 4)]
    [TestCase("name: n", "", 1, 2)]
    [TestCase("{ \"name\": \"\\ud800\" }", "no Unicode", 1, 11)]
    public void Read_MalformedJson_IsOneMistakeWithItsPlace(string json, string part, int line, int column)
    {
        var mistake = AutomationJson.Read(json).Mistakes.Single();

        Assert.That((mistake.Path, mistake.Line, mistake.Column), Is.EqualTo(("", line, column)), mistake.Message);
        Assert.That(mistake.Message, Does.StartWith("The document is not valid JSON: ").And.Contain(part).And.EndsWith("."));
    }

    [Test]
    public void Read_BytesThatAreNoUtf8_IsAMistake()
    {
        byte[] json = [.. "{ \"name\": \""u8, 0xC3, 0x28, .. "\" }"u8];

        Assert.That(AutomationJson.Read(json).Mistakes.Single().Message, Does.Contain("no Unicode"));
    }

    [Test]
    public void Read_ByteOrderMark_IsSkipped() =>
        Assert.That(AutomationJson.Read([0xEF, 0xBB, 0xBF, .. "{ \"name\": \"n\", \"trigger\": {}, \"actions\": [] }"u8]).Mistakes, Is.Empty);

    [TestCase(262_144, 0)]
    [TestCase(262_145, 1)]
    public void Read_DocumentOf256KB_IsTheLargest(int bytes, int mistakes)
    {
        var json = "{ \"name\": \"n\", \"trigger\": {}, \"actions\": [] }";

        Assert.That(AutomationJson.Read(json.PadRight(bytes)).Mistakes, Has.Count.EqualTo(mistakes));
    }

    [TestCase(32, 0)]
    [TestCase(33, 1)]
    [TestCase(64, 1)]
    [TestCase(65, 1)]
    [TestCase(2_000, 1)]
    public void Read_DocumentOf32Levels_IsTheDeepest(int depth, int mistakes)
    {
        var lists = depth - 4; // below the document, its actions, the action, and its parameters
        var json = $$"""{ "name": "n", "trigger": {}, "actions": [{ "type": "run-flow", "flow": "f", "parameters": { "x": {{new string('[', lists)}}{{new string(']', lists)}} } }] }""";

        var document = AutomationJson.Read(json);

        Assert.That(document.Mistakes, Has.Count.EqualTo(mistakes));
        if (mistakes > 0) Assert.That(document.Mistakes[0].Message, Does.Contain("more than 32 levels deep"));
    }

    [Test]
    public void Read_FieldGivenTwice_IsAMistakeOfItsAutomationOnly()
    {
        var document = AutomationJson.Read(
            """
            [ { "name": "one", "trigger": { "within": 1,
                "within": 2 }, "actions": [] },
              { "name": "two", "trigger": {}, "actions": [] } ]
            """);

        var mistake = document.Mistakes.Single();
        Assert.That((mistake.Path, mistake.Line, mistake.Column), Is.EqualTo(("0.trigger.within", 2, 5)));
        Assert.That(mistake.Message, Does.Contain("given twice, first in line 1"));
        Assert.That(document.Automations.Single().Name, Is.EqualTo("two"));
    }

    [Test]
    public void Read_LabelGivenTwice_IsOneMistake() =>
        Assert.That(AutomationJson.Read("""{ "name": "n", "trigger": { "match": { "a": "1", "a": "2" } }, "actions": [] }""").Mistakes.Select(m => m.Path), Is.EqualTo(new[] { "trigger.match.a" }));

    [Test]
    public void Read_HostileDocument_TellsABoundedNumberOfMistakes()
    {
        StringBuilder json = new("{ \"name\": \"n\", \"trigger\": {");
        for (var i = 0; i < 20_000; i++) json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"f{i}\":1,");
        json.Append("\"type\": \"event\" }, \"actions\": [] }");

        Assert.That(AutomationJson.Read(json.ToString()).Mistakes, Has.Count.EqualTo(501));
    }

    [Test]
    public void Read_VeryLongNames_AreCutInMistakes()
    {
        var name = new string('x', 100_000);

        var mistake = AutomationJson.Read($$"""{ "name": "n", "trigger": { "{{name}}": "{{name}}" }, "actions": [] }""").Mistakes.Single();

        Assert.That(mistake.Path.Length + mistake.Message.Length, Is.LessThan(1_000));
    }

    [Test]
    public void Read_LiteralThatNeverEnds_IsNotQuotedWhole() =>
        Assert.That(AutomationJson.Read($"{{ \"name\": t{new string('x', 50_000)} }}").Mistakes.Single().Message, Has.Length.LessThan(300));
}
