using System.Globalization;
using System.Text;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Tells what happened in a host, for people: runs with their states, tasks below their flows, log lines below their runs, and everything else in its order.</summary>
sealed class Timeline(IReadOnlyList<OrchestrationEvent> events, IReadOnlyList<RunLogLine> lines)
{
    const int MostLines = 200;

    readonly ILookup<Run, RunStateChanged> states = events.OfType<RunStateChanged>().ToLookup(e => e.Run);
    readonly ILookup<Run, RunLogLine> logged = lines.ToLookup(l => l.Run);

    public override string ToString()
    {
        List<string> all = [];
        var children = states.Select(g => g.Key).Where(r => r.Parent is not null).ToLookup(r => r.Parent!);
        foreach (var @event in events)
        {
            if (@event is not RunStateChanged change) all.Add($"{At(@event.Occurred)} {Describe(@event)}");
            else if (change.Run.Parent is null && change.Reference.Part == 0) Add(all, change.Run, children, 0);
        }

        if (all.Count == 0) return "nothing";
        var left = all.Count - MostLines;
        return string.Join(Environment.NewLine, left > 0 ? [$"… {left} earlier lines", .. all.Skip(left)] : all);
    }

    void Add(List<string> all, Run run, ILookup<Run, Run> children, int depth)
    {
        var indent = new string(' ', 2 * depth);
        StringBuilder line = new();
        line.Append(indent).Append(At(run.Created)).Append(run is FlowRun ? $" flow {run.Definition.Name} '{run.Name}':" : $" task {run.Name}:");
        var last = run.Created;
        foreach (var change in states[run])
        {
            line.Append(change.Reference.Part == 0 ? " " : ", ").Append(change.State.Name);
            if (change.Occurred != last) line.Append(CultureInfo.InvariantCulture, $" at {At(change.Occurred)}");
            last = change.Occurred;
        }

        if (run.State is { IsTerminal: true, Message: { } message }) line.Append(CultureInfo.InvariantCulture, $" ({message})");
        all.Add(line.ToString());
        var below = children[run].OrderBy(c => c.Ordinal).Select(c => (c.Created, Child: (Run?)c, Text: ""));
        var said = logged[run].Select(l => (Created: l.Time, Child: (Run?)null, Text: $"{indent}  {At(l.Time)} {l.Level}: {l.Message}"));
        foreach (var (_, child, text) in below.Concat(said).OrderBy(x => x.Created))
        {
            if (child is null) all.Add(text);
            else Add(all, child, children, depth + 1);
        }
    }

    static string Describe(OrchestrationEvent @event) =>
        AutomationEvents.FiringOf(@event) is { } firing ? $"automation '{firing.Automation}' {firing.What}"
        : AutomationEvents.ActionOf(@event) is { } action ? $"action {action.Index} ({action.Type}) of '{action.Automation}' {action.Outcome}{(action.Reason is null ? "" : $": {action.Reason}")}"
        : $"event {@event.Name} of '{@event.Resource.Id}'";

    static string At(DateTimeOffset time) => time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
