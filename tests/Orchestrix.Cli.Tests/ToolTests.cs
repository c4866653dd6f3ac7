using System.Text;
using System.Text.Json;

namespace Orchestrix.Cli.Tests;

public sealed class ToolTests
{
    const string Late = """{"name":"late","trigger":{"expect":["order.late"],"threshold":2,"within":60},"actions":[{"type":"notify","channel":"ops","body":"!"}]}""";

    const string Events = """
        {"occurred":"2026-11-25T02:00:00Z","event":"order.late","resource":{"orchestrix.resource.id":"order.7"}}
        {"occurred":"2026-11-25T02:00:21.25Z","event":"order.late","resource":{"prefect.resource.id":"order.[8]"}}
        """;

    [Test]
    public void Validate_ValidAndWrongFiles_TellsEachWithItsPlace()
    {
        using ToolRun tool = new();
        var good = tool.Write("good.json", Late);
        var bad = tool.Write("bad.json", "{\"name\": \"x\",\n \"trigger\": {\"within\": -1}, \"actions\": []}");

        var code = tool.Run("automation", "validate", good, bad, "-o", "json");

        var mistake = JsonElement.Parse(tool.Output).EnumerateArray().Single();
        Assert.That(code, Is.EqualTo(1));
        Assert.That(mistake.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "file", "automation", "path", "message", "line", "column" }));
        Assert.That((mistake.GetProperty("file").GetString(), mistake.GetProperty("automation").GetString(), mistake.GetProperty("path").GetString()), Is.EqualTo((bad, "x", "trigger.within")));
        Assert.That((mistake.GetProperty("line").GetInt32(), mistake.GetProperty("column").GetInt32()), Is.EqualTo((2, 24)));
    }

    [Test]
    public void Validate_ForPeople_NamesTheFileAndThePlace()
    {
        using ToolRun tool = new();
        var good = tool.Write("good.json", Late);
        var bad = tool.Write("bad.json", "{\"name\": \"[x]\", \"trigger\": {}}");

        tool.Run("automation", "validate", good, bad);

        Assert.That(tool.Output, Does.Contain($"{good}: 1 automation\n").And.Contain($"{bad}:1:1: actions: "));
    }

    [Test]
    public void Validate_AllValid_IsAnEmptyArray()
    {
        using ToolRun tool = new();

        var code = tool.Run("automation", "validate", tool.Write("good.json", Late), "--output", "json");

        Assert.That((code, JsonElement.Parse(tool.Output).GetArrayLength()), Is.EqualTo((0, 0)));
    }

    static IEnumerable<TestCaseData> Unreadable()
    {
        yield return new TestCaseData((ToolRun t) => t.PathOf("nowhere.json"), "does not exist").SetArgDisplayNames("missing");
        yield return new TestCaseData((ToolRun t) => t.PathOf("no/where.json"), "does not exist").SetArgDisplayNames("missing directory");
        yield return new TestCaseData((ToolRun t) => t.PathOf(""), "is a directory").SetArgDisplayNames("directory");
        yield return new TestCaseData((ToolRun t) => t.Write("a.txt", Late), "ending").SetArgDisplayNames("unknown ending");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", new string(' ', 300_000)), "more than 262,144 bytes").SetArgDisplayNames("oversized");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFF]), "binary").SetArgDisplayNames("binary");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Late)]), "UTF-16").SetArgDisplayNames("UTF-16");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", Encoding.Latin1.GetBytes(Late.Replace("late", "spät", StringComparison.Ordinal))), "not UTF-8").SetArgDisplayNames("Latin-1");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", ""), "empty").SetArgDisplayNames("empty");
        yield return new TestCaseData((ToolRun t) => t.Write("a.json", "{"), "ends too early").SetArgDisplayNames("half");
    }

    [TestCaseSource(nameof(Unreadable))]
    public void AnyVerb_FileThatCannotBeRead_IsOneLineAndExitCode1(object make, string expected)
    {
        using ToolRun tool = new();
        var file = ((Func<ToolRun, string>)make)(tool);
        var events = tool.Write("e.jsonl", Events);

        Assert.That(tool.Run("automation", "validate", file, "-o", "json"), Is.EqualTo(1));
        Assert.That(JsonElement.Parse(tool.Output).EnumerateArray().Single().GetProperty("message").GetString(), Does.Contain(expected));
        Assert.That(tool.Run("automation", "simulate", file, "--events", events), Is.EqualTo(1));
        Assert.That(tool.ErrorLines.Single(), Does.Contain(expected));
        Assert.That(tool.Output, Is.Empty);
    }

    [Test]
    public void Simulate_Json_IsAFiringALine()
    {
        using ToolRun tool = new();

        var code = tool.Run("automation", "simulate", tool.Write("a.json", Late), "--events", tool.Write("e.jsonl", Events), "-o", "json");

        var firing = tool.JsonLines.Single();
        Assert.That(code, Is.Zero, tool.Error);
        Assert.That(firing.GetProperty("automation").GetString(), Is.EqualTo("late"));
        Assert.That(firing.GetProperty("at").GetString(), Is.EqualTo("2026-11-25T02:00:21.250000Z"));
        Assert.That(firing.GetProperty("states").EnumerateArray().Select(s => s.GetString()), Is.EqualTo(new[] { "Triggered" }));
        Assert.That(firing.GetProperty("labels").EnumerateObject(), Is.Empty);
        Assert.That(firing.GetProperty("triggering_event").GetProperty("resource").GetProperty("orchestrix.resource.id").GetString(), Is.EqualTo("order.[8]"));
    }

    [Test]
    public void Simulate_ForPeople_IsATimeline()
    {
        using ToolRun tool = new();

        tool.Run("automation", "simulate", tool.Write("a.json", Late), "--events", tool.Write("e.jsonl", Events));

        Assert.That(tool.Output, Does.Contain("02:00:21.250 ● late  order.late of order.[8] → notify\n").And.Contain("1 × late"));
    }

    [Test]
    public void Simulate_DisabledAutomation_IsListedOnTheErrorOutput()
    {
        using ToolRun tool = new();
        var file = tool.Write("a.json", Late.Replace("\"trigger\"", "\"enabled\":false,\"trigger\"", StringComparison.Ordinal));

        var code = tool.Run("automation", "simulate", file, "--events", tool.Write("e.jsonl", Events), "-o", "json");

        Assert.That((code, tool.Output), Is.EqualTo((0, "")));
        Assert.That(tool.ErrorLines.Single(), Does.Contain("'late' is disabled"));
    }

    [TestCase("{\"occurred\":\"soon\",\"event\":\"x\",\"resource\":{\"orchestrix.resource.id\":\"a\"}}", ":3: ")]
    [TestCase("not json", ":3: ")]
    [TestCase("{\"occurred\":\"2026-11-25T01:00:00Z\",\"event\":\"x\",\"resource\":{\"orchestrix.resource.id\":\"a\"}}", ":3: ")]
    public void Simulate_WrongEvent_IsToldWithItsLine(string line, string expected)
    {
        using ToolRun tool = new();

        var code = tool.Run("automation", "simulate", tool.Write("a.json", Late), "--events", tool.Write("e.jsonl", $"{Events}\n{line}"), "-o", "json");

        Assert.That((code, tool.Output), Is.EqualTo((1, "")));
        Assert.That(tool.ErrorLines.Single(), Does.Contain(expected));
    }

    [Test]
    public void Simulate_MissingEvents_SaysSo()
    {
        using ToolRun tool = new();

        Assert.That(tool.Run("automation", "simulate", tool.Write("a.json", Late), "--events", tool.PathOf("e.jsonl")), Is.EqualTo(1));
        Assert.That(tool.ErrorLines.Single(), Does.Contain("does not exist"));
    }

    [TestCase("automation", "simulate", "a.json", "--events", "e.jsonl", "--from", "yesterday")]
    [TestCase("automation", "simulate", "a.json", "--events", "e.jsonl", "--from", "2026-11-25", "--until", "2026-11-24")]
    [TestCase("automation", "simulate", "a.json")]
    [TestCase("automation", "validate")]
    [TestCase("automation", "validate", "a.json", "-o", "xml")]
    [TestCase("automation", "dance")]
    [TestCase("automation")]
    public void Run_WrongCommandLine_SaysWhatAndExitsWith2(params string[] arguments)
    {
        using ToolRun tool = new();

        Assert.That(tool.Run(arguments), Is.EqualTo(2));
        Assert.That(tool.Error, Is.Not.Empty);
        Assert.That(tool.Output, Is.Empty);
    }

    [Test]
    public void Validate_Yaml_HasTheFilesOwnPlacesAndDoubts()
    {
        using ToolRun tool = new();
        var bad = tool.Write("bad.yaml", "name: x\ntrigger:\n  within: -1\nactions: []\n---\nname: never\ntrigger: {posture: Proactive, threshold: 0}\nactions: [{type: do-nothing}]\n");

        Assert.That(tool.Run("automation", "validate", bad, "-o", "json"), Is.EqualTo(1));
        var mistake = JsonElement.Parse(tool.Output).EnumerateArray().Single();
        Assert.That((mistake.GetProperty("path").GetString(), mistake.GetProperty("line").GetInt32(), mistake.GetProperty("column").GetInt32()), Is.EqualTo(("0.trigger.within", 3, 11)));
        Assert.That(tool.ErrorLines.Single(), Does.Contain("bad.yaml:").And.Contain(": warning: "), "a trigger that can never fire");
    }

    [Test]
    public void Validate_ActionOfTheApplication_IsKnownWhenItIsNamed()
    {
        using ToolRun tool = new();
        var file = tool.Write("a.yaml", "name: x\ntrigger: {expect: [y]}\nactions: [{type: page-someone}]\n");

        Assert.That(tool.Run("automation", "validate", file), Is.EqualTo(1));
        Assert.That(tool.Run("automation", "validate", file, "--handled", "page-someone"), Is.Zero);
    }

    [Test]
    public void Explain_AllEvents_TellsOfEachAndOfTime()
    {
        using ToolRun tool = new();
        var file = tool.Write("a.json", $$"""[{{Late}}, {"name":"silent","trigger":{"posture":"Proactive","expect":["x"],"within":15},"actions":[]}, {"name":"off","enabled":false,"trigger":{},"actions":[]}]""");

        var code = tool.Run("automation", "explain", file, "--events", tool.Write("e.jsonl", Events), "-o", "json");

        Assert.That(code, Is.Zero, tool.Error);
        Assert.That(tool.JsonLines.Select(l => (l.GetProperty("automation").GetString(), l.GetProperty("verdict").GetString())), Is.EqualTo(new[]
        {
            ("late", "Counted"), ("late", "Fired"),
            ("silent", "NotCovered"), ("silent", "Fired"), ("silent", "NotCovered"),
            ("off", "Disabled"), ("off", "Disabled"),
        }));
        Assert.That((tool.JsonLines[0].GetProperty("count").GetInt32(), tool.JsonLines[0].GetProperty("threshold").GetInt32(), tool.JsonLines[0].GetProperty("until").GetString()), Is.EqualTo((1, 2, "2026-11-25T02:01:00.000000Z")));
        Assert.That(tool.JsonLines[2].GetProperty("path").GetString(), Is.EqualTo("trigger.expect"));
    }

    [Test]
    public void Explain_OneEvent_TellsWhatEachAutomationMadeOfIt()
    {
        using ToolRun tool = new();
        const string id = "0198c0de-0000-7000-8000-000000000001";
        var events = tool.Write("e.jsonl", Events.Replace("\"event\":\"order.late\"", $"\"id\":\"{id}\",\"event\":\"order.late\"", StringComparison.Ordinal).Split('\n')[0]);
        var file = tool.Write("a.json", Late);

        Assert.That(tool.Run("automation", "explain", file, "--events", events, "--event", id), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("counted order.late of 'order.7'").And.Contain("as 1 of 2; the window is open until 02:01:00"));
        Assert.That(tool.Run("automation", "explain", file, "--events", events, "--event", "0198c0de-0000-7000-8000-000000000002"), Is.EqualTo(1));
        Assert.That(tool.ErrorLines.Single(), Does.Contain("There is no event 0198c0de-0000-7000-8000-000000000002"));
        Assert.That(tool.Run("automation", "explain", file, "--events", events, "--event", "seven"), Is.EqualTo(2));
    }

    [Test]
    public void Render_Event_ShowsWhatWouldBeSent()
    {
        using ToolRun tool = new();
        var file = tool.Write("a.yaml", """
            name: tell me
            trigger: {expect: [order.late]}
            actions:
              - {type: notify, channel: ops, body: "{{ event.resource.id }}: {{ event.payload.days }} days"}
              - {type: run-flow, flow: Chase, parameters: {days: "{{ event.payload.days + 1 }}"}}
            """);
        var @event = tool.Write("e.json", """
            {
              "occurred": "2026-11-25T02:00:00Z", "event": "order.late",
              "resource": { "orchestrix.resource.id": "order.7" },
              "payload": { "days": 3 }
            }
            """);

        Assert.That(tool.Run("automation", "render", file, "--event", @event, "-o", "json"), Is.Zero, tool.Error);
        Assert.That(tool.JsonLines[0].GetProperty("fields").GetProperty("body").GetString(), Is.EqualTo("order.7: 3 days"));
        Assert.That(tool.JsonLines[1].GetProperty("fields").GetProperty("parameters").GetProperty("days").GetInt32(), Is.EqualTo(4), "a number stays a number");
        Assert.That(tool.Run("automation", "render", file, "--event", @event), Is.Zero);
        Assert.That(tool.Output, Does.Contain("    body: order.7: 3 days\n"));
    }

    [Test]
    public void Render_TemplateThatFails_IsToldAndExitsWith1()
    {
        using ToolRun tool = new();
        var file = tool.Write("a.yaml", "name: x\ntrigger: {}\nactions: [{type: notify, channel: ops, body: \"{{ 1 / 0 }}\"}]\n");
        var @event = tool.Write("e.json", Events.Split('\n')[0]);

        Assert.That(tool.Run("automation", "render", file, "--event", @event), Is.EqualTo(1));
        Assert.That(tool.Output, Does.Contain("Template rendering failed"));
        Assert.That(tool.Run("automation", "render", file, "--event", tool.Write("no.json", "{}")), Is.EqualTo(1));
        Assert.That(tool.ErrorLines, Has.All.Contain("no.json"));
    }

    [Test]
    public void Schema_IsJson()
    {
        using ToolRun tool = new();

        Assert.That(tool.Run("automation", "schema"), Is.Zero);
        Assert.That(JsonElement.Parse(tool.Output).GetProperty("$schema").GetString(), Does.StartWith("https://json-schema.org/"));
    }

    [Test]
    public void New_File_IsValid()
    {
        using ToolRun tool = new();
        tool.Run("automation", "new", tool.PathOf("mine.yaml"));

        Assert.That(tool.Run("automation", "validate", tool.PathOf("mine.yaml")), Is.Zero, tool.Output);
        Assert.That(tool.Output, Does.Contain("mine.yaml: 3 automations").And.Not.Contain("!"));
    }

    [Test]
    public void New_File_IsWrittenOnce()
    {
        using ToolRun tool = new();
        var path = tool.PathOf("mine.yaml");

        Assert.That(tool.Run("automation", "new", path), Is.Zero);
        var written = File.ReadAllText(path);
        Assert.That(tool.Run("automation", "new", path), Is.EqualTo(1));
        Assert.That(tool.Error, Does.Contain("exists already"));
        Assert.That(tool.Run("automation", "new"), Is.Zero);
        Assert.That(tool.Output, Is.EqualTo(written));
    }

    [TestCase("--help")]
    [TestCase("automation", "--help")]
    [TestCase("automation", "simulate", "--help")]
    [TestCase("--version")]
    public void Run_AskedForHelp_GivesIt(params string[] arguments)
    {
        using ToolRun tool = new();

        Assert.That(tool.Run(arguments), Is.Zero);
        Assert.That(tool.Output, Is.Not.Empty);
    }
}
