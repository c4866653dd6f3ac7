using System.Globalization;

namespace Orchestrix.Runs;

/// <summary>Draws what a run called, as a flowchart for Mermaid. May be used from any thread.</summary>
public static class RunGraph
{
    static readonly (string, string) Flow = ("([\"", "\"])"), Task = ("[\"", "\"]");

    /// <summary>Draws a run, and what it called in its order, each with its state now. Dotted arrows lead to submitted runs from those that they depend on.</summary>
    /// <param name="root">The run.</param>
    /// <param name="runs">Runs among which those below it are; others are left out.</param>
    /// <returns>The text of the flowchart.</returns>
    public static string ToMermaid(Run root, IEnumerable<Run> runs)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(runs);
        List<Run> all = [.. runs];
        var children = all.Where(r => r.Parent is not null).ToLookup(r => r.Parent!);
        List<Run> drawn = [];
        Mermaid chart = new("TD");
        Stack<Run> left = new([root]);
        while (left.TryPop(out var run))
        {
            var id = NodeOf(chart, run);
            if (run != root && run.Parent is { } parent) chart.Edge(NodeOf(chart, parent), id, run.Ordinal.ToString(CultureInfo.InvariantCulture));
            drawn.Add(run);
            foreach (var child in children[run].OrderByDescending(c => c.Ordinal)) left.Push(child);
        }

        DependenciesOf(chart, drawn);
        return chart.ToString();
    }

    // Dotted, beside the arrows from caller to called: what a submitted run waited for before it began.
    static void DependenciesOf(Mermaid chart, List<Run> drawn)
    {
        if (!drawn.Exists(r => r.Upstreams.Count > 0)) return;
        var byId = drawn.ToDictionary(r => r.Id);
        foreach (var run in drawn)
        {
            foreach (var (id, kind) in run.Upstreams)
                if (byId.TryGetValue(id, out var upstream)) chart.Edge(NodeOf(chart, upstream), NodeOf(chart, run), kind == UpstreamKind.Data ? null : "after", isDotted: true);
        }
    }

    static string NodeOf(Mermaid chart, Run run)
    {
        string[] lines = run is FlowRun ? [run.Definition.Name, run.Name, run.State.Name] : [run.Name, run.State.Name];
        return chart.Node(run.Id.ToString(), lines, run is FlowRun ? Flow : Task, StyleOf(run.State.Type));
    }

    static (string Name, string Look)? StyleOf(StateType type) => type switch
    {
        StateType.Completed => ("good", "fill:#d3f9d8,stroke:#2b8a3e"),
        StateType.Failed or StateType.Crashed => ("bad", "fill:#ffe3e3,stroke:#c92a2a"),
        StateType.Running => ("live", "fill:#d0ebff,stroke:#1864ab"),
        _ => null,
    };
}
