namespace Orchestrix.Templates.Evaluation;

/// <summary>Where in a text something stands, for people.</summary>
static class SourcePlace
{
    const int LongestExcerpt = 60;

    /// <summary>Line and column, both from 1.</summary>
    public static (int Line, int Column) Of(string source, int offset)
    {
        var before = source.AsSpan(0, Math.Min(offset, source.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The line around an offset, cut to what is near.</summary>
    public static string Excerpt(string source, int offset)
    {
        if (source.Length == 0) return "";
        offset = Math.Min(offset, source.Length - 1);
        var from = offset == 0 ? 0 : source.LastIndexOf('\n', offset - 1) + 1;
        var to = source.IndexOf('\n', offset) is >= 0 and var end ? end : source.Length;
        if (to - from <= LongestExcerpt) return source[from..to].Trim();
        var start = Math.Max(from, Math.Min(offset - (LongestExcerpt / 3), to - LongestExcerpt));
        var stop = Math.Min(to, start + LongestExcerpt);
        return $"{(start > from ? "…" : "")}{source[start..stop].Trim()}{(stop < to ? "…" : "")}";
    }
}
