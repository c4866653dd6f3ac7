using Orchestrix.Events;

namespace Orchestrix.Tests.Oracle;

/// <summary>The two pattern languages and the paths of labels, over plain strings, as simple as can be.</summary>
static class OracleMatching
{
    /// <summary>An event name: <c>*</c> takes one or more characters, all else stands for itself.</summary>
    public static bool IsName(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (pattern.Length == 0) return name.Length == 0;
        if (pattern[0] != '*') return name.Length > 0 && pattern[0] == name[0] && IsName(pattern[1..], name[1..]);
        for (var taken = 1; taken <= name.Length; taken++)
            if (IsName(pattern[1..], name[taken..])) return true;
        return false;
    }

    /// <summary>A label's value: one leading <c>!</c> negates a shell glob, and a label that is absent is never meant.</summary>
    public static bool IsLabel(string pattern, string? value) =>
        value is not null && (pattern.StartsWith('!') ? !IsGlob(pattern.AsSpan(1), value) : IsGlob(pattern, value));

    static bool IsGlob(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.Length == 0) return text.Length == 0;
        if (pattern[0] == '*')
        {
            for (var taken = 0; taken <= text.Length; taken++)
                if (IsGlob(pattern[1..], text[taken..])) return true;
            return false;
        }

        if (text.Length == 0) return false;
        if (pattern[0] == '[' && EndOfClass(pattern) is > 0 and var end) return IsInClass(pattern[1..end], text[0]) && IsGlob(pattern[(end + 1)..], text[1..]);
        return (pattern[0] == '?' || pattern[0] == text[0]) && IsGlob(pattern[1..], text[1..]);
    }

    // As in shells, a bracket that comes first in its class belongs to it; one that is never closed stands for itself.
    static int EndOfClass(ReadOnlySpan<char> pattern)
    {
        var first = pattern.Length > 1 && pattern[1] == '!' ? 2 : 1;
        for (var i = first + 1; i < pattern.Length; i++)
            if (pattern[i] == ']') return i;
        return -1;
    }

    static bool IsInClass(ReadOnlySpan<char> members, char c)
    {
        if (members[0] == '!') return !IsInClass(members[1..], c);
        for (var i = 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                if (members[i] <= c && c <= members[i + 2]) return true;
                i += 2;
            }
            else if (members[i] == c)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a path of a label leads to in an event; an empty text when to nothing.</summary>
    public static string Read(string path, EventStep e)
    {
        if (path.StartsWith("related:", StringComparison.Ordinal) && path.LastIndexOf(':') is var colon and > 7)
        {
            var role = path[8..colon];
            var label = path[(colon + 1)..];
            foreach (var resource in e.Related)
                if (resource.GetValueOrDefault("orchestrix.resource.role") == role) return resource.GetValueOrDefault(label) ?? "";
        }

        return e.Resource.GetValueOrDefault(path) ?? "";
    }
}

/// <summary>What an event's name and resources have to be.</summary>
sealed class OracleFilter(LabelSpecification match, IEnumerable<LabelSpecification> related)
{
    readonly List<(string Label, List<string> Patterns)> match = Read(match);
    readonly List<List<(string Label, List<string> Patterns)>> related = [.. related.Select(Read)];

    /// <summary>The event's resource must have all labels of the one, and for each of the others there must be a related resource.</summary>
    public bool Accepts(EventStep e)
    {
        if (!Accepts(match, e.Resource)) return false;
        foreach (var specification in related)
            if (specification.Count > 0 && !e.Related.Any(r => Accepts(specification, r))) return false;
        return true;
    }

    public static bool AcceptsName(List<string> patterns, string name)
    {
        foreach (var pattern in patterns)
            if (OracleMatching.IsName(pattern, name)) return true;
        return false;
    }

    static bool Accepts(List<(string Label, List<string> Patterns)> specification, IReadOnlyDictionary<string, string> resource)
    {
        foreach (var (label, patterns) in specification)
            if (!AcceptsLabel(patterns, resource.GetValueOrDefault(label))) return false;
        return true;
    }

    static bool AcceptsLabel(List<string> patterns, string? value)
    {
        foreach (var pattern in patterns)
            if (OracleMatching.IsLabel(pattern, value)) return true;
        return false;
    }

    static List<(string Label, List<string> Patterns)> Read(LabelSpecification specification) =>
        [.. specification.Labels.Select(l => (l.Key, l.Value.Select(p => p.Text).ToList()))];
}
