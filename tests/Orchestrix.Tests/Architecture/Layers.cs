namespace Orchestrix.Tests.Architecture;

/// <summary>The line of folders: imports point down only. The same line stands in docs/architecture.md.</summary>
static class Layers
{
    /// <summary>The folder name of what lies beside the folders. Everybody may use it, and it uses nobody.</summary>
    public const string Root = "";

    static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        [Root] = -1,
        ["Log"] = 0,
        ["Events"] = 1,
        ["Triggers"] = 1,
        ["Templates"] = 1,
        ["Flows"] = 2,
        ["Tasks"] = 2,
        ["Limits"] = 2,
        ["Variables"] = 2,
        ["Runs"] = 3,
        ["Deployments"] = 4,
        ["Channels"] = 5,
        ["Actions"] = 6,
        ["Automations"] = 7,
        ["Storage"] = 8,
        ["Hosting"] = 9,
        ["Runtime"] = 10,
    };

    /// <summary>Siblings of which one may import the other.</summary>
    static readonly HashSet<(string From, string To)> Siblings = [("Triggers", "Events"), ("Flows", "Tasks")];

    /// <summary>Says what is wrong with one type's use of another; null when nothing is.</summary>
    public static string? Objection(TypeUse use)
    {
        if (use.FromFolder == use.ToFolder) return null;
        if (!Floors.TryGetValue(use.FromFolder, out var from)) return $"Folder '{use.FromFolder}' ({use.From}) has no floor. Give it one here and in docs/architecture.md.";
        if (!Floors.TryGetValue(use.ToFolder, out var to)) return $"Folder '{use.ToFolder}' ({use.To}) has no floor. Give it one here and in docs/architecture.md.";
        if (to < from || Siblings.Contains((use.FromFolder, use.ToFolder))) return null;
        return $"{use.FromFolder} ({use.From}) imports {use.ToFolder} ({use.To}).";
    }
}
