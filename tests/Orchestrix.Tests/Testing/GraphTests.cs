using Orchestrix.Automations;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

public sealed partial class GraphTests
{
    [Flow] static void Parent() { Step("a"); Child(); Step("b"); }

    [Flow] static void Child() => Step("c");

    [Task] static void Step(string text) => _ = text.Length;

    [Flow] static void Fragile() => throw new InvalidOperationException("no");

    [Test]
    public async Task GraphOf_FlowWithTasksAndASubflow_DrawsThemInOrder()
    {
        await using var host = OrchestrixTestHost.Start();
        Parent();
        var (parent, child) = (host.FlowRuns[0], host.FlowRuns[1]);

        Assert.That(host.GraphOf(parent).Split('\n'), Is.EqualTo(new[]
        {
            "flowchart TD",
            $"    n0([\"Parent<br/>{parent.Name}<br/>Completed\"]):::good",
            "    n1[\"Step-1<br/>Completed\"]:::good",
            "    n0 -->|\"1\"| n1",
            $"    n2([\"Child<br/>{child.Name}<br/>Completed\"]):::good",
            "    n0 -->|\"2\"| n2",
            "    n3[\"Step-1<br/>Completed\"]:::good",
            "    n2 -->|\"1\"| n3",
            "    n4[\"Step-3<br/>Completed\"]:::good",
            "    n0 -->|\"3\"| n4",
            "    classDef good fill:#d3f9d8,stroke:#2b8a3e",
            "",
        }));
    }

    [Test]
    public async Task GraphOf_RunThatFailed_ShowsIt()
    {
        await using var host = OrchestrixTestHost.Start();
        Assert.Throws<InvalidOperationException>(() => Fragile());

        Assert.That(host.GraphOf(host.FlowRuns.Single()), Does.Contain("Failed\"]):::bad\n").And.Contain("classDef bad"));
    }

    [Test]
    public void ToMermaid_Automations_DrawsWhatTheyListenToAndDo()
    {
        var graph = AutomationGraph.ToMermaid([
            new Automation("again", When.Flow(() => Parent()).Completes(), Then.RunFlow(() => Child()), Then.Notify("ops", "done")),
            new Automation("relay", When.InOrder(When.Event("b").After("a"), When.Event("c").DoesNotHappenWithin(1.Hours())), Then.Emit("d", "x")) { Mode = AutomationMode.Shadow },
            new Automation("odd \"<#>\"", When.Event("d"), Then.Do("tidy", _ => { })) { Enabled = false, ActionsOnResolve = [Then.Notify("ops", "back")] },
        ]);

        Assert.That(graph.Split('\n'), Is.EqualTo(new[]
        {
            "flowchart LR",
            "    n0{{\"again\"}}",
            "    n1([\"Parent\"])",
            "    n1 -->|\"Completed\"| n0",
            "    n2([\"Child\"])",
            "    n0 --> n2",
            "    n3[\"ops\"]",
            "    n0 --> n3",
            "    n4{{\"relay\"}}:::shadow",
            "    n5>\"a\"]",
            "    n5 -->|\"after\"| n4",
            "    n6>\"b\"]",
            "    n6 --> n4",
            "    n7>\"c\"]",
            "    n7 -->|\"no\"| n4",
            "    n8>\"d\"]",
            "    n4 -.-> n8",
            "    n9{{\"odd #quot;#lt;#35;#gt;#quot;<br/>(disabled)\"}}",
            "    n8 --> n9",
            "    n10[\"tidy\"]",
            "    n9 --> n10",
            "    n9 -->|\"when over\"| n3",
            "    classDef shadow stroke-dasharray:5 5",
            "",
        }));
    }
}
