using System.Text;

namespace Orchestrix;

/// <summary>Writes a flowchart in the language of Mermaid.</summary>
sealed class Mermaid
{
    readonly StringBuilder text = new();
    readonly Dictionary<string, string> nodes = new(StringComparer.Ordinal);
    readonly HashSet<string> edges = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> styles = new(StringComparer.Ordinal);

    /// <param name="direction">Where it goes: <c>TD</c> or <c>LR</c>.</param>
    public Mermaid(string direction) => text.Append("flowchart ").Append(direction).Append('\n');

    /// <summary>Draws a node, the first time that it is asked for. Returns its id.</summary>
    /// <param name="key">Tells it from others.</param>
    /// <param name="lines">What stands in it.</param>
    /// <param name="shape">What it begins and ends with, for example <c>["</c> and <c>"]</c>.</param>
    /// <param name="style">A name and how such nodes look; null for the usual look.</param>
    public string Node(string key, IEnumerable<string> lines, (string Open, string Close) shape, (string Name, string Look)? style = null)
    {
        if (nodes.TryGetValue(key, out var id)) return id;
        nodes.Add(key, id = $"n{nodes.Count}");
        text.Append("    ").Append(id).Append(shape.Open).AppendJoin("<br/>", lines.Select(Escape)).Append(shape.Close);
        if (style is var (name, look))
        {
            text.Append(":::").Append(name);
            styles[name] = look;
        }

        text.Append('\n');
        return id;
    }

    /// <summary>Draws an arrow, once.</summary>
    public void Edge(string from, string to, string? label = null, bool isDotted = false)
    {
        var arrow = isDotted ? "-.->" : "-->";
        var line = label is null ? $"    {from} {arrow} {to}\n" : $"    {from} {arrow}|\"{Escape(label)}\"| {to}\n";
        if (edges.Add(line)) text.Append(line);
    }

    public override string ToString() => $"{text}{string.Concat(styles.Select(s => $"    classDef {s.Key} {s.Value}\n"))}";

    // Within quotes, everything that Mermaid or HTML would read as more than text.
    static string Escape(string label)
    {
        StringBuilder escaped = new(label.Length);
        foreach (var c in label)
        {
            escaped.Append(c switch
            {
                '"' => "#quot;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '#' => "#35;",
                '`' => "#96;",
                '\\' => "#92;",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
