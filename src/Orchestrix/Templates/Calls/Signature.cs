namespace Orchestrix.Templates.Calls;

/// <summary>Which arguments something takes.</summary>
sealed class Signature
{
    /// <summary>The parameters, in their order.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>How many of them have to be given.</summary>
    public required int Required { get; init; }

    /// <summary>Whether more than these may be given.</summary>
    public required bool TakesMore { get; init; }

    /// <summary>Whether any name may be given.</summary>
    public required bool TakesNames { get; init; }

    /// <summary>Reads names with spaces between them: <c>a!</c> has to be given, <c>*</c> stands for more, <c>**</c> for any name.</summary>
    public static Signature Of(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Signature
        {
            Parameters = [.. words.Where(w => w[0] != '*').Select(w => w.TrimEnd('!'))],
            Required = words.Count(w => w.EndsWith('!')),
            TakesMore = words.Contains("*"),
            TakesNames = words.Contains("**"),
        };
    }
}
