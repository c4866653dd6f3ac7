using System.Collections.Frozen;

namespace Orchestrix.Events;

/// <summary>Lets declarations use the names that Prefect has for what we have too: <c>prefect.flow-run.Completed</c> means <c>orchestrix.flow-run.Completed</c>.</summary>
static class PrefectNames
{
    const string Theirs = "prefect.", Ours = "orchestrix.";

    static readonly FrozenSet<string> Families = new[]
    {
        "resource", "state-type", "state-name", "state-message", "state-timestamp", "run-count", "posture", "trigger-type",
        "flow-run", "task-run", "flow", "task", "deployment", "work-pool", "work-queue", "automation", "event", "tag", "schedule",
        "artifact", "artifact-collection", "asset", "worker", "runner", "variable", "concurrency-limit", "log",
        "block", "block-type", "block-document", "block-schema",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Translates the name of an event or a label, a resource id, or a pattern of one; what is not one of Prefect's known families stays as it is.</summary>
    public static string Translate(string text)
    {
        var negated = text.StartsWith('!');
        var name = negated ? text.AsSpan(1) : text;
        if (!name.StartsWith(Theirs, StringComparison.Ordinal)) return text;
        var rest = name[Theirs.Length..];
        var dot = rest.IndexOf('.');
        var family = dot < 0 ? rest : rest[..dot];
        var known = family.IndexOfAny('*', '?', '[') >= 0 || Families.Contains(family.ToString());
        return known ? $"{(negated ? "!" : "")}{Ours}{rest}" : text;
    }

    /// <summary>Translates the path of a label, which may be <c>related:role:label</c>.</summary>
    public static string TranslatePath(string path)
    {
        const string related = "related:";
        var colon = path.LastIndexOf(':');
        return path.StartsWith(related, StringComparison.Ordinal) && colon >= related.Length
            ? $"{path[..(colon + 1)]}{Translate(path[(colon + 1)..])}"
            : Translate(path);
    }
}
