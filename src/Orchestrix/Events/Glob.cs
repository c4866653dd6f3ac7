namespace Orchestrix.Events;

/// <summary>
/// The two pattern languages, without allocations. Backtracking goes to the last star only, so a match takes at most pattern times text steps.
/// </summary>
static class Glob
{
    /// <summary>Shell globs: <c>*</c> any run of characters, <c>?</c> one, <c>[a-z]</c> and <c>[!a-z]</c> classes. Case matters.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && TakesOne(pattern, ref p, text[t]))
            {
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    /// <summary>Patterns of event names: <c>*</c> is the only wildcard, and takes at least one character.</summary>
    public static bool IsNameMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = ++n; // the one character that the star has to take
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        return p == pattern.Length;
    }

    static bool TakesOne(ReadOnlySpan<char> pattern, ref int p, char c)
    {
        var end = pattern[p] == '[' ? EndOfClass(pattern, p) : -1;
        if (end < 0)
        {
            if (pattern[p] != '?' && pattern[p] != c) return false;
            p++;
            return true;
        }

        if (!IsInClass(pattern[(p + 1)..end], c)) return false;
        p = end + 1;
        return true;
    }

    // A bracket that is never closed stands for itself; one right after the opening belongs to the class.
    static int EndOfClass(ReadOnlySpan<char> pattern, int start)
    {
        var i = start + 1;
        if (i < pattern.Length && pattern[i] == '!') i++;
        if (i < pattern.Length && pattern[i] == ']') i++;
        while (i < pattern.Length && pattern[i] != ']') i++;
        return i < pattern.Length ? i : -1;
    }

    static bool IsInClass(ReadOnlySpan<char> members, char c)
    {
        var negated = members[0] == '!';
        if (negated) members = members[1..];
        var found = false;
        for (var i = 0; i < members.Length && !found; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                found = members[i] <= c && c <= members[i + 2];
                i += 2;
            }
            else
            {
                found = members[i] == c;
            }
        }

        return found != negated;
    }
}
