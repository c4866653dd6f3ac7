using System.Text.Json;
using Orchestrix.Automations;
using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Tells what actions would be.</summary>
static class RenderingReport
{
    /// <summary>An action a line.</summary>
    public static void WriteJson(TextWriter output, IEnumerable<(Automation Automation, IReadOnlyList<RenderedAction> Actions)> rendered) =>
        JsonLines.Write(output, rendered.SelectMany(r => r.Actions.Select(a => (r.Automation, Action: a))), (json, one) => Write(json, one.Automation, one.Action));

    public static void WriteText(IAnsiConsole console, IEnumerable<(Automation Automation, IReadOnlyList<RenderedAction> Actions)> rendered)
    {
        foreach (var (automation, actions) in rendered)
        {
            console.MarkupLineInterpolated($"[bold]{automation.Name}[/]");
            if (actions.Count == 0) console.WriteLine("  does nothing");
            foreach (var action in actions) Write(console, action);
        }
    }

    static void Write(IAnsiConsole console, RenderedAction action)
    {
        console.MarkupLineInterpolated($"  {action.Index} [yellow]{action.Type}[/]");
        if (action.Failure is { } failure)
        {
            console.MarkupLineInterpolated($"    [red]{failure}[/]");
            return;
        }

        foreach (var field in action.Fields.EnumerateObject())
        {
            var value = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            console.MarkupLineInterpolated($"    [grey]{field.Name}:[/] {value.ReplaceLineEndings("\n" + new string(' ', field.Name.Length + 6))}");
        }
    }

    static void Write(Utf8JsonWriter json, Automation automation, RenderedAction action)
    {
        json.WriteStartObject();
        json.WriteString("automation", automation.Name);
        json.WriteNumber("action_index", action.Index);
        json.WriteString("type", action.Type);
        if (action.Failure is { } failure)
        {
            json.WriteString("failure", failure);
        }
        else
        {
            json.WritePropertyName("fields");
            action.Fields.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
