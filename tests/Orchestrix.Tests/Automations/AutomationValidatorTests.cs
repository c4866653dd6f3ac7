using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Channels;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations;

public sealed partial class AutomationValidatorTests
{
    static class Jobs
    {
        [Flow] public static int BuildOften(int count) => count;

        [Task] public static int StepOften(int count) => count;
    }

    static readonly IAutomationAction Fine = Then.Notify("ops", "done");

    static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case("unknown channel", Then.Notify("opps", "done"), "channel 'opps' is unknown. Registered are: ops.");
        yield return Case("template", Then.Notify("ops", "{{ flow_run.name | uper }}"), "its field 'body' is not a valid template: line 1, column 20: there is no filter 'uper'. Did you mean 'upper'?");
        yield return Case("template block", Then.Notify("ops", "a\n {% if x %}"), "its field 'body' is not a valid template: line 2, column 5: 'if' has no end.");
        yield return Case("template of an id", Then.Emit("a", "order.{{ event.payload.id"), "its field 'resource.orchestrix.resource.id' is not a valid template: line 1, column 7: the tag '{{' has no end.");
        yield return Case("template of a type's own field", Then.Use("page", new() { ["who"] = new JsonArray("{{ x }", "{{ y }}") }), "Item 0 of 'who' is not a valid template: line 1, column 6: '}' closes nothing.");
        yield return Case("handler", Then.Use<Handler>(), "handler Handler is not registered. Register it, for example services.AddScoped<Handler>().");
        yield return Case("no call", Then.RunFlow(() => { }), "made no tracked call");
        yield return Case("task", Then.RunFlow(() => Jobs.StepOften(1)), "it is to start 'StepOften', which is a task");
        yield return Case("past", Then.RunFlow(() => Jobs.BuildOften(1)).After(TimeSpan.FromSeconds(-1)), "which is in the past");
        yield return Case("emit", Then.Emit("", ""), "it emits an event without a name");
        yield return Case("no window", When.Event("a").Times(3), "does not say within which time. Add for example Within(10.Minutes())");
        yield return Case("zero times", When.Event("a").Times(0).Within(1.Hours()), "Give at least 1");
        yield return Case("negative", When.Event("a").Within(-1.Hours()), "its window is negative");
        yield return Case("proactive zero", When.Event("a").DoesNotHappenWithin(default), "does not say how long");
        yield return Case("proactive threshold", When.Event("a").Times(0).DoesNotHappenWithin(1.Hours()), "it can never fire: fewer than 0 events cannot occur");
        yield return Case("never", When.Event("a").After("b").Times(2), "it can never fire: 2 events have to come after another one, but within no time");
        yield return Case("same", When.Event("a").After("a"), "it can never fire: each expected event also opens a window, which ends at once");
        yield return Case("no pattern", When.Event("a").Where("x"), "label 'x' has no pattern");
        yield return Case("no name", When.Event(""), "an empty name");
        yield return Case("stays", When.FlowRun.Stays(StateType.Running), "it waits for a state that lasts 00:00:00");
        yield return Case("listens to task", When.Flow(() => Jobs.StepOften(1)).Completes(), "it listens to 'StepOften' as to a flow, but that is a task");
        yield return Case("listens to nothing", When.Flow(() => { }).Completes(), "made no tracked call");
        yield return Case("loop", When.Flow(() => Jobs.BuildOften(1)).Starts().ExceptOwnEffects(false), Then.RunFlow(() => Jobs.BuildOften(1)), "whenever a run of that flow begins, without an end. Add ExceptOwnEffects()");
    }

    [TestCaseSource(nameof(Mistakes))]
    public void MistakesOf_OneMistake_IsOneSentenceWithItsMend(object when, object then, string part)
    {
        var mistakes = Validate(new Automation("rule", (ITriggerSource)when, (IAutomationAction)then));

        Assert.That(mistakes, Has.Some.Contains(part));
        Assert.That(mistakes, Has.All.StartsWith("Automation 'rule': "));
        Assert.That(mistakes, Has.All.EndsWith(".").Or.EndsWith(")"));
    }

    [Test]
    public void MistakesOf_SeveralMistakes_TellsAllAtOnce()
    {
        var mistakes = Validate(
            new Automation("one", When.Event("a").Times(3), Then.Notify("x", "{{ a")),
            new Automation("one", When.Event("a"), Fine),
            new Automation("two", When.Event("a")));

        Assert.That(mistakes, Has.Count.EqualTo(5));
        Assert.That(mistakes[0], Is.EqualTo("2 automations are named 'one'. Give all but one another name."));
    }

    [Test]
    public void MistakesOf_DisabledAutomation_AreThoseOfTheDeclarationAlone()
    {
        var mistakes = Validate(new Automation("off", When.Event("a").Within(-1.Hours()), Then.Notify("opps", "{{ x }}"), Then.Use<Handler>(), Then.Use("call-webhook"))
        {
            Enabled = false,
            ActionsOnResolve = [Then.Do(" ", _ => { })],
        });

        Assert.That(mistakes, Has.Count.EqualTo(3));
        Assert.That(mistakes[0], Does.Contain("its window is negative"));
        Assert.That(mistakes[1], Does.StartWith("Automation 'off': action 2 (call-webhook): 'block_document_id' is missing."));
        Assert.That(mistakes[2], Does.StartWith("Automation 'off': action on resolve 0 ( ): it executes a delegate without a name."));
    }

    [Test]
    public void MistakesOf_GoodAutomations_AreNone() => Assert.That(
        Validate(
            new Automation("a", When.Flow(() => Jobs.BuildOften(1)).Completes(), Then.RunFlow(() => Jobs.BuildOften(5)).After(10.Seconds()), Fine),
            new Automation("b", When.FlowRun.Stays(StateType.Running).For(1.Hours()), Then.CancelFlowRun()),
            new Automation("c", When.Event("a").After("b").ForEach("x").DoesNotHappenWithin(1.Seconds()), Then.Emit("c", "d"), Then.Do("e", _ => { }))),
        Is.Empty);

    [Test]
    public void ExceptsOwnEffects_AutomationThatStartsTheFlowItListensTo_IsOnByItself()
    {
        var start = Then.RunFlow(() => Jobs.BuildOften(1));

        Assert.That(new Automation("a", When.Flow(() => Jobs.BuildOften(2)).Completes(), start).ExceptsOwnEffects, Is.True);
        Assert.That(new Automation("a", When.FlowRun.Fails(), start).ExceptsOwnEffects, Is.True);
        Assert.That(new Automation("a", When.Flow("other").Completes(), start).ExceptsOwnEffects, Is.False);
        Assert.That(new Automation("a", When.Event("order.late"), start).ExceptsOwnEffects, Is.False);
        Assert.That(new Automation("a", When.Flow(() => Jobs.BuildOften(2)).Completes().ExceptOwnEffects(false), start).ExceptsOwnEffects, Is.False);
        Assert.That(new Automation("a", When.Flow(() => Jobs.BuildOften(2)).Completes(), Fine).ExceptsOwnEffects, Is.False);
    }

    static IReadOnlyList<string> Validate(params Automation[] automations) => AutomationValidator.MistakesOf(
        automations, new ActionValidation { Channels = new NotificationChannels([new InMemoryChannel("ops")]), Services = new NoServices() });

    static TestCaseData Case(string name, IAutomationAction then, string part) => Case(name, When.Event("a"), then, part);

    static TestCaseData Case(string name, ITriggerSource when, string part) => Case(name, when, Fine, part);

    static TestCaseData Case(string name, ITriggerSource when, IAutomationAction then, string part) => new TestCaseData(when, then, part).SetArgDisplayNames(name);

    sealed class NoServices : IServiceProviderIsService
    {
        public bool IsService(Type serviceType) => false;
    }

    sealed class Handler : IActionHandler
    {
        public ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken) => default;
    }
}
