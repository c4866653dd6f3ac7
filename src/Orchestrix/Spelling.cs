namespace Orchestrix;

/// <summary>Guesses which of the known words was meant.</summary>
static class Spelling
{
    const int LongestWord = 40;

    /// <summary>A sentence with a space before it, or nothing when no word is near.</summary>
    public static string Suggest(string word, IEnumerable<string> known) => Nearest(word, known) is { } meant ? $" Did you mean '{meant}'?" : "";

    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var plain = Plain(word);
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = Distance(plain, Plain(candidate));
            if (distance >= least || distance > Math.Max(1, Math.Min(plain.Length, candidate.Length) / 3)) continue;
            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    // forEach, for-each and FOR_EACH are one word.
    static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Letters changed, left out, added, or exchanged with their neighbour.
    static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, rows[i - 2, j - 2] + 1);
                rows[i, j] = cost;
            }
        }

        return rows[a.Length, b.Length];
    }
}
