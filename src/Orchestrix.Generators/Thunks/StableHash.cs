namespace Orchestrix.Generators.Thunks;

/// <summary>A hash that is the same in every build.</summary>
static class StableHash
{
    /// <summary>FNV-1a, as eight digits. It only tells overloads and namesakes in different namespaces apart.</summary>
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = unchecked((hash ^ letter) * 16777619u);
        return hash.ToString("X8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
