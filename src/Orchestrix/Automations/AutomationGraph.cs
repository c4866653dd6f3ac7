using System.Buffers;
using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>Draws which automation starts what, as a flowchart for Mermaid: flows and events, the automations that listen to them, and what these do.</summary>
/// <remarks>It shows declarations. What a delegate does is not known before it is executed, and stands there by its name.</remarks>
public static class AutomationGraph
{
    static readonly (string, string) Flow = ("([\"", "\"])"), Event = (">\"", "\"]"), Rule = ("{{\"", "\"}}"), Effect = ("[\"", "\"]");
    static readonly (string, string) Shadow = ("shadow", "stroke-dasharray:5 5");

    /// <summary>Draws automations.</summary>
    /// <param name="automations">The automations, in the order in which they are drawn.</param>
    /// <returns>The text of the flowchart.</returns>
    public static string ToMermaid(IEnumerable<Automation> automations)
    {
        ArgumentNullException.ThrowIfNull(automations);
        Mermaid chart = new("LR");
        foreach (var automation in automations)
        {
            string[] lines = automation is { Enabled: true } ? [automation.Name] : [automation.Name, "(disabled)"];
            var rule = chart.Node($"automation {automation.Name}", lines, Rule, automation.Mode == AutomationMode.Shadow ? Shadow : null);
            DrawSources(chart, rule, automation.Trigger);
            foreach (var action in automation.Actions.Concat(automation.ActionsOnTrigger)) DrawEffect(chart, rule, action, automation.Mode, null);
            foreach (var action in automation.ActionsOnResolve) DrawEffect(chart, rule, action, automation.Mode, "when over");
        }

        return chart.ToString();
    }

    static void DrawSources(Mermaid chart, string rule, Trigger trigger)
    {
        foreach (var part in trigger.Parts) DrawSources(chart, rule, part);
        if (trigger is CompositeTrigger) return;
        var flows = ListenedFlows.Of(trigger).ToList();
        foreach (var (name, label) in SourcesOf(trigger))
        {
            var state = name.StartsWith($"{ResourceKinds.FlowRun.Text}.", StringComparison.Ordinal) ? name[(ResourceKinds.FlowRun.Text.Length + 1)..] : null;
            if (flows.Count > 0 && state is not null)
                foreach (var flow in flows) chart.Edge(FlowNode(chart, flow), rule, label is null ? state : $"{label} {state}");
            else chart.Edge(EventNode(chart, name), rule, label);
        }
    }

    // The names, and how they are looked at.
    static IEnumerable<(string Name, string? Label)> SourcesOf(Trigger trigger)
    {
        switch (trigger)
        {
            case EventTrigger t:
                var absent = t.Posture == TriggerPosture.Proactive ? "no" : null;
                foreach (var name in t.After) yield return (name.Text, "after");
                foreach (var name in t.Expect) yield return (name.Text, absent);
                if (t.Expect.Count == 0) yield return ("*", absent);
                break;
            case StaysTrigger t:
                yield return ($"{t.Kind.Text}.{t.StateType}", "stays");
                break;
            case MetricTrigger t:
                yield return ($"{ResourceKinds.FlowRun.Text}.*", t.Metric.Name.ToString());
                break;
        }
    }

    static void DrawEffect(Mermaid chart, string rule, IAutomationAction action, AutomationMode mode, string? label)
    {
        var target = action switch
        {
            RunFlowAction { FlowName: { } flow } => FlowNode(chart, flow),
            _ when TextOf(action, "event") is { } name => EventNode(chart, name),
            _ when TextOf(action, "channel") is { } channel => chart.Node($"channel {channel}", [channel], Effect),
            _ => chart.Node($"action {action.Type}", [action.Type], Effect),
        };
        chart.Edge(rule, target, label, isDotted: mode == AutomationMode.Shadow);
    }

    static string FlowNode(Mermaid chart, string name) => chart.Node($"flow {name}", [name], Flow);

    static string EventNode(Mermaid chart, string name) => chart.Node($"event {name}", [name], Event);

    // As documents have it: an action that they have no form for says nothing about itself.
    static string? TextOf(IAutomationAction action, string field)
    {
        if (action is not IWritableAction writable) return null;
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            if (writable.WriteFields(json, RunJson.OptionsOf(new RunOptions())) is not null) return null;
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
