using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Cli.Files;
using Orchestrix.Triggers;
using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Tells why automations fired or did not.</summary>
static class ExplanationReport
{
    /// <summary>An explanation a line.</summary>
    public static void WriteJson(TextWriter output, IEnumerable<Explanation> explanations) => JsonLines.Write(output, explanations, Write);

    /// <summary>By automation; events that follow each other and lack the same are told once.</summary>
    public static void WriteText(IAnsiConsole console, IReadOnlyList<Explanation> explanations)
    {
        string? automation = null;
        for (var i = 0; i < explanations.Count;)
        {
            var first = explanations[i];
            if (automation != first.Automation) console.MarkupLineInterpolated($"[bold]{automation = first.Automation}[/]");
            var same = 1;
            if (first.Verdict == Verdict.NotCovered)
                while (i + same < explanations.Count && explanations[i + same] is var next && next.Automation == automation && next.Unmet == first.Unmet) same++;
            Write(console, first, same);
            i += same;
        }
    }

    static void Write(IAnsiConsole console, Explanation explanation, int same)
    {
        var time = (explanation.Decided ?? explanation.Occurred)?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff") ?? "";
        var (mark, colour) = explanation.Verdict switch
        {
            Verdict.Fired or Verdict.Shadowed => ("●", "yellow"),
            Verdict.Resolved => ("○", "green"),
            Verdict.NotCovered or Verdict.NotListening => ("·", "grey"),
            Verdict.Guarded or Verdict.Limited or Verdict.Stopped or Verdict.Failed => ("✗", "red"),
            _ => ("›", "blue"),
        };
        console.MarkupLine($"  {time} [{colour}]{mark}[/] {explanation.Text.EscapeMarkup()}{(same > 1 ? $" [grey](the same for {same - 1} more)[/]" : "")}");
        foreach (var step in explanation.Steps) console.MarkupLineInterpolated($"      [grey]{step.Text}[/]");
    }

    static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("automation", explanation.Automation);
        json.WriteString("verdict", explanation.Verdict.ToString());
        json.WriteString("text", explanation.Text);
        if (explanation.EventId is { } id) json.WriteString("event", id);
        else json.WriteNull("event");
        if (explanation.EventName is { } name) json.WriteString("event_name", name);
        if (explanation.ResourceId is { } resource) json.WriteString("resource", resource);
        if (explanation.Decided is { } decided) json.WriteString("at", Moments.Write(decided));
        json.WriteString("path", explanation.Unmet?.Path ?? explanation.Path);
        if (explanation.Count is { } count) json.WriteNumber("count", count);
        if (explanation.Threshold is { } threshold) json.WriteNumber("threshold", threshold);
        if (explanation.Until is { } until) json.WriteString("until", Moments.Write(until));
        if (explanation.Labels.Count > 0)
        {
            json.WriteStartObject("labels");
            foreach (var (label, value) in explanation.Labels) json.WriteString(label, value);
            json.WriteEndObject();
        }

        WriteSteps(json, explanation.Steps);
        json.WriteEndObject();
    }

    static void WriteSteps(Utf8JsonWriter json, IReadOnlyList<Explanation> steps)
    {
        if (steps.Count == 0) return;
        json.WriteStartArray("steps");
        foreach (var step in steps) Write(json, step);
        json.WriteEndArray();
    }
}
