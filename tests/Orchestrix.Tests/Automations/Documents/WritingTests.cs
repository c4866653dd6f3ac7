using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations.Documents;

public sealed partial class WritingTests
{
    static class Jobs
    {
        [Flow] public static int BuildMany(int num = 10, string? what = null) => num + (what?.Length ?? 0);

        [Flow] public static int Stream(Stream stream) => (int)stream.Length;

        [Flow] public static T Generic<T>(T value) => value;
    }

    internal sealed class Worker
    {
        [Flow] public int Work() => GetHashCode();
    }

    sealed class OwnAction : IAutomationAction
    {
        public string Type => "own";

        public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) => default;
    }

    sealed class Handler : IActionHandler
    {
        public ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken) => default;
    }

    static IEnumerable<TestCaseData> Unwritable()
    {
        yield return Case("notify", Then.Notify("c", _ => "x"), "its text is made by a delegate");
        yield return Case("emit", Then.Emit(_ => new NewEvent("a", "b")), "its event is made by a delegate");
        yield return Case("run", Then.RunFlow(context => Jobs.BuildMany(context.Attempt)), "its flow and arguments are made by a delegate at each firing");
        yield return Case("own", new OwnAction(), "an action of type 'own' is code of the application");
        yield return Case("handler", Then.Use<Handler>(), "register its handler with AddActionHandler");
        yield return Case("argument", Then.RunFlow(() => Jobs.Stream(new MemoryStream())), "its argument 'stream' (Stream) cannot be written as JSON");
        yield return Case("generic", Then.RunFlow(() => Jobs.Generic(5)), "its flow is generic (here with Int32)");
        yield return Case("object", Then.RunFlow(() => new Worker().Work()), "its flow is called on an object (Worker)");
        yield return Case("no flow", Then.RunFlow(() => { }), "made no tracked call");
        yield return Case("event", Then.Emit("", "x"), "without a name");
        yield return Case("fields", Then.Use("call-webhook"), "'block_document_id' is missing");
    }

    [TestCaseSource(nameof(Unwritable))]
    public void Write_ActionWithoutAForm_SaysWhy(object action, string part)
    {
        var thrown = Assert.Throws<UnwritableAutomationException>(() => AutomationJson.Write(new Automation("n", When.Event("a"), Then.DoNothing(), (IAutomationAction)action)));

        Assert.That(thrown.Automation, Is.EqualTo("n"));
        Assert.That(thrown.Reasons.Single(), Does.StartWith("actions.1: ").And.Contain(part));
    }

    [Test]
    public void Write_SeveralThingsWithoutAForm_TellsAllOfThem()
    {
        var match = LabelSpecification.Of("a", "x").And("a", "y");
        var trigger = new CompoundTrigger { Triggers = [new EventTrigger { Match = match }, new EventTrigger { MatchRelated = [LabelSpecification.Empty.AndExactly("b", "!c")] }] };

        var thrown = Assert.Throws<UnwritableAutomationException>(() => AutomationJson.Write(new Automation("n", trigger, new OwnAction()) { ActionsOnResolve = [new OwnAction()] }));

        Assert.That(thrown.Reasons.Select(r => r[..r.IndexOf(':', StringComparison.Ordinal)]), Is.EqualTo(new[] { "trigger.triggers.0", "trigger.triggers.1", "actions.0", "actions_on_resolve.0" }));
    }

    [Test]
    public void Write_WindowThatIsTooShortForDocuments_SaysSo()
    {
        var thrown = Assert.Throws<UnwritableAutomationException>(() => AutomationJson.Write(new Automation("n", When.Event("a").DoesNotHappenWithin(2.Seconds()), Then.DoNothing())));

        Assert.That(thrown.Reasons.Single(), Does.StartWith("trigger.within: 'within' is 2; a proactive trigger waits for at least 10 seconds."));
    }

    [Test]
    public void Write_CapturedCall_NamesTheFlowWithItsArguments()
    {
        var json = AutomationJson.Write(new Automation("n", When.Event("a"), Then.RunFlow(() => Jobs.BuildMany(5)).After(10.Seconds())));

        Assert.That(JsonNode.Parse(json)!["actions"]![0]!.ToJsonString(), Is.EqualTo("""{"type":"run-flow","flow":"BuildMany","parameters":{"num":5,"what":null},"schedule_after":10}"""));
    }

    [Test]
    public void Write_AutomationThatIgnoresItsOwnEffectsByItself_SaysSo()
    {
        var written = AutomationJson.Write(new Automation("n", When.Flow(() => Jobs.BuildMany()).Completes(), Then.RunFlow(() => Jobs.BuildMany(5))));

        Assert.That(JsonNode.Parse(written)?["trigger"]?["ignore_own_effects"]?.GetValue<bool>(), Is.True);
        Assert.That(AutomationJson.Parse(written).Single().ExceptsOwnEffects, Is.True);
    }

    [TestCase("a*b", "a[*]b")]
    [TestCase("a?[b", "a[?][[]b")]
    [TestCase("prefect.flow-run.x", "[p]refect.flow-run.x")]
    [TestCase("plain.-]", "plain.-]")]
    public void Write_LiteralValueOfALabel_KeepsItsMeaning(string value, string pattern)
    {
        var written = AutomationJson.Write(new Automation("n", new EventTrigger { Match = LabelSpecification.Empty.AndExactly("x", value) }, Then.DoNothing()));

        Assert.That(JsonNode.Parse(written)!["trigger"]!["match"]!["x"]!.GetValue<string>(), Is.EqualTo(pattern));
        Assert.That(new LabelPattern(pattern).Accepts(LabelValue.Of(value)), Is.True);
        Assert.That(new LabelPattern(pattern).Accepts(LabelValue.Of(value + "x")), Is.False);
    }

    [Test]
    public void Write_IntoOtherJson_IsAValue()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("rule");
            AutomationJson.Write(json, new Automation("n", When.Event("a"), Then.DoNothing()));
            json.WriteEndObject();
        }

        Assert.That(JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!["rule"]!["name"]!.GetValue<string>(), Is.EqualTo("n"));
    }

    static TestCaseData Case(string name, IAutomationAction action, string part) => new TestCaseData(action, part).SetArgDisplayNames(name);
}
