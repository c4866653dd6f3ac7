using System.Collections.Frozen;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What an application changes about flows and tasks. Evaluated once, when the host starts.</summary>
sealed class DefinitionChanges
{
    readonly List<DefinitionChange> changes = [];
    readonly List<string> mistakes = [];
    FrozenDictionary<string, RunSettings>? settings;
    bool made;

    /// <summary>What is wrong with the changes, each in a sentence.</summary>
    public IReadOnlyList<string> Mistakes
    {
        get
        {
            Make();
            return mistakes;
        }
    }

    /// <summary>What holds for those that were changed, by their identities; null when none was.</summary>
    public FrozenDictionary<string, RunSettings>? Settings
    {
        get
        {
            Make();
            return settings;
        }
    }

    public void Add(DefinitionChange change)
    {
        changes.Add(change);
        made = false;
    }

    // A further change of the same flow or task goes on from the one before.
    void Make()
    {
        if (made) return;
        made = true;
        mistakes.Clear();
        Dictionary<string, RunSettings> changed = new(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var (definition, now, mistake) = change.Make(d => changed.GetValueOrDefault(d.Identity) ?? d.Settings);
            if (mistake is not null) mistakes.Add(mistake);
            else if (definition!.HappensOnce is { } once && (now!.Retry.Retries > 0 || now.Timeout is not null))
                mistakes.Add($"'{definition.Name}' ({definition.DeclaringType}.{definition.Member}) was given retries or a timeout, but its calls happen once, since {once}. Give them to what it calls.");
            else changed[definition!.Identity] = now!;
        }

        settings = changed.Count == 0 ? null : changed.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
