using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>What a document says is taken literally, and what it can hardly mean is told.</summary>
public sealed class DocumentDoubtTests
{
    const string Notify = "{'type':'notify','channel':'console','body':'x'}", Cancel = "{'type':'cancel-flow-run'}";

    [TestCase("{'expect':['a'],'after':['b'],'threshold':2}", Notify, "trigger.within", "2 events have to come after another one, but within no time")]
    [TestCase("{'expect':['a'],'after':['a','b']}", Notify, "trigger.within", "each expected event also opens a window, which ends at once")]
    [TestCase("{'expect':['a'],'posture':'Proactive','threshold':0}", Notify, "trigger.threshold", "fewer than 0 events cannot occur")]
    [TestCase("{'expect':['a'],'match':{'x':[]}}", Notify, "trigger.match", "a label has no pattern here")]
    [TestCase("{'expect':['a'],'match_related':[{},{'x':[]}]}", Notify, "trigger.match_related", "a label has no pattern here")]
    [TestCase("{'triggers':[{'expect':['a']},{'triggers':[{'posture':'Proactive','threshold':-1}]}]}", Notify, "trigger.triggers.1.triggers.0.threshold", "can never fire")]
    [TestCase("{}", Notify, "trigger", "it fires at every event of the host")]
    [TestCase("{'match_related':{},'within':10,'threshold':1}", Notify, "trigger", "it fires at every event of the host")]
    [TestCase("{'expect':['prefect.flow-run.Failed','orchestrix.flow-run.Crashed']}", Cancel, "trigger.expect", "'cancel-flow-run' cannot succeed any more. To cancel runs that last too long, write the trigger { \"type\": \"stays\", \"state\": \"RUNNING\", \"for\": 3600 }.")]
    [TestCase("{'posture':'Proactive','after':['prefect.flow-run.Completed'],'expect':['x'],'within':60}", Cancel, "trigger.after", "\"for\": 60 }")]
    [TestCase("{'expect':['orchestrix.flow-run.Completed'],'match_related':{'orchestrix.resource.role':'flow','prefect.resource.id':'prefect.flow.F'}}", "{'type':'run-flow','flow':'F'}", "trigger.ignore_own_effects", "It starts flow 'F', whose runs its trigger listens to")]
    public void Read_WhatIsHardlyMeant_IsTakenWithAWarning(string trigger, string action, string path, string message)
    {
        var document = Read(trigger, action);

        Assert.That((document.Automations.Count, document.Mistakes.Count), Is.EqualTo((1, 0)));
        var warning = document.Warnings.Single();
        Assert.That((warning.Path, warning.Automation, warning.Line), Is.EqualTo((path, "n", 2)));
        Assert.That(warning.Message, Does.Contain(message));
        Assert.That(warning.ToString(), Does.StartWith($"Line 2, column {warning.Column}, {path}: "));
    }

    [TestCase("{'expect':['a'],'after':['b'],'threshold':2,'within':5}", Notify)]
    [TestCase("{'expect':['a'],'after':['b']}", Notify)]
    [TestCase("{'expect':['a'],'threshold':0}", Notify)]
    [TestCase("{}", "{'type':'do-nothing'}")]
    [TestCase("{'match':{'x':'y'}}", Notify)]
    [TestCase("{'after':['x'],'within':5}", Notify)]
    [TestCase("{'expect':['orchestrix.flow-run.Running']}", Cancel)]
    [TestCase("{'expect':['orchestrix.flow-run.*']}", Cancel)]
    [TestCase("{'posture':'Proactive','after':['orchestrix.flow-run.Running'],'expect':['orchestrix.flow-run.Completed'],'within':60}", Cancel)]
    [TestCase("{'type':'stays','state':'RUNNING','for':5}", Cancel)]
    [TestCase("{'expect':['a'],'match_related':{'orchestrix.resource.role':'flow','orchestrix.resource.id':'orchestrix.flow.F'},'ignore_own_effects':true}", "{'type':'run-flow','flow':'F'}")]
    [TestCase("{'expect':['a'],'match_related':{'orchestrix.resource.role':'flow','orchestrix.resource.id':'orchestrix.flow.F'}}", "{'type':'run-flow','flow':'G'}")]
    public void Read_WhatMayBeMeant_IsTakenWithoutAWord(string trigger, string action) => Assert.That(Read(trigger, action).Warnings, Is.Empty);

    [Test]
    public void Read_DoubtsInAList_HaveTheAutomationsNumber()
    {
        var warnings = AutomationJson.Read("""[{ "name": "a", "trigger": {}, "actions": [] }, { "name": "b", "trigger": { "posture": "Proactive", "threshold": 0 }, "actions": [] }]""").Warnings;

        Assert.That(warnings.Select(w => (w.Path, w.Column, w.Automation)), Is.EqualTo(new[] { ("1.trigger.threshold", 114, "b") }));
    }

    static AutomationDocument Read(string trigger, string action) =>
        AutomationJson.Read($"{{ 'name': 'n', 'actions': [{action}],\n 'trigger': {trigger} }}".Replace('\'', '"'));
}
