using System.Globalization;
using System.Text.Json;
using Orchestrix.Automations.Simulations;
using Orchestrix.Cli.Files;
using Orchestrix.Events;
using Orchestrix.Triggers;
using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Tells what automations would have done.</summary>
static class SimulationReport
{
    /// <summary>A firing a line, in their order.</summary>
    public static void WriteJson(TextWriter output, SimulationResult result) => JsonLines.Write(output, result.Firings, Write);

    /// <summary>A timeline, and how often each automation fired.</summary>
    public static void WriteText(IAnsiConsole console, SimulationResult result)
    {
        if (result.From is not { } from || result.Until is not { } until)
        {
            console.WriteLine("There is no event, and no time was given: nothing to simulate.");
            return;
        }

        console.MarkupLineInterpolated($"[bold]{from:yyyy-MM-dd HH:mm:ss}[/] to [bold]{until:yyyy-MM-dd HH:mm:ss}[/] UTC, {result.Events.Count:N0} events");
        var width = result.Firings.Select(f => f.Automation.Name.Length).DefaultIfEmpty().Max();
        DateTime? day = null;
        foreach (var firing in result.Firings)
        {
            if (day != firing.At.UtcDateTime.Date)
            {
                day = firing.At.UtcDateTime.Date;
                console.MarkupLineInterpolated($"[bold]{day:yyyy-MM-dd}[/]");
            }

            Write(console, firing, width);
        }

        if (result.Firings.Count == 0) console.WriteLine("Nothing would have fired. Ask why with: orchestrix automation explain");
        else WriteCounts(console, result.Firings);
    }

    static void Write(Utf8JsonWriter json, SimulatedFiring firing)
    {
        json.WriteStartObject();
        json.WriteString("automation", firing.Automation.Name);
        json.WriteString("at", Moments.Write(firing.At));
        json.WriteStartObject("labels");
        foreach (var (label, value) in firing.Labels) json.WriteString(label, value);
        json.WriteEndObject();
        json.WriteStartArray("states");
        json.WriteStringValue(firing.State.ToString());
        json.WriteEndArray();
        if (firing.Count is { } count) json.WriteNumber("count", count);
        json.WritePropertyName("triggering_event");
        if (firing.Event is { } cause) json.WriteRawValue(EventRecording.Write([cause]).TrimEnd());
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    static void Write(IAnsiConsole console, SimulatedFiring firing, int width)
    {
        var (mark, colour) = firing.State == TriggerState.Resolved ? ("○", "green") : ("●", "yellow");
        var time = firing.At.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var name = firing.Automation.Name.PadRight(width);
        var cause = firing.Event is { } e ? $"{e.Name} of {e.Resource.Id}" : "nothing was seen";
        var labels = firing.Labels.Count == 0 ? "" : $" ({string.Join(", ", firing.Labels.Select(l => $"{l.Key} = {l.Value}"))})";
        var actions = firing.Actions.Count == 0 ? "" : $" → {string.Join(", ", firing.Actions.Select(a => a.Type))}";
        console.MarkupLine($"  {time} [{colour}]{mark}[/] [bold]{name.EscapeMarkup()}[/]  {cause.EscapeMarkup()}[grey]{labels.EscapeMarkup()}[/]{actions.EscapeMarkup()}");
    }

    static void WriteCounts(IAnsiConsole console, IEnumerable<SimulatedFiring> firings)
    {
        console.WriteLine();
        foreach (var group in firings.GroupBy(f => f.Automation.Name).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            console.MarkupLineInterpolated($"{group.Count(),6:N0} × [bold]{group.Key}[/]");
    }
}
