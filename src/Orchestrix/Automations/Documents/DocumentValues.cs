using System.Globalization;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads single values. Each returns nothing, and adds a mistake, when the value is of another kind.</summary>
static class DocumentValues
{
    const int LongestPattern = 1_024; // as the name of an event

    public static string? Text(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind == DocumentNodeKind.Text) return node.Text;
        mistakes.Add(node, $"{node.Subject} is {node}; it has to be a text.");
        return null;
    }

    /// <summary>Also the words "true" and "false", which Prefect takes.</summary>
    public static bool? Flag(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind is DocumentNodeKind.True or DocumentNodeKind.False) return node.Kind == DocumentNodeKind.True;
        if (node.Kind == DocumentNodeKind.Text && bool.TryParse(node.Text, out var flag)) return flag;
        mistakes.Add(node, $"{node.Subject} is {node}; it has to be true or false.");
        return null;
    }

    public static int? WholeNumber(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind != DocumentNodeKind.Number || !double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != Math.Floor(number))
        {
            mistakes.Add(node, $"{node.Subject} is {node}; it has to be a whole number{(IsNumber(node) ? ", without quotes" : "")}.");
            return null;
        }

        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        mistakes.Add(node, $"{node.Subject} is {node}; it has to lie between {int.MinValue:N0} and {int.MaxValue:N0}.");
        return null;
    }

    public static double? Number(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind == DocumentNodeKind.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        mistakes.Add(node, $"{node.Subject} is {node}; it has to be a number{(IsNumber(node) ? ", without quotes" : "")}.");
        return null;
    }

    public static IReadOnlyList<string> Texts(DocumentNode node, DocumentMistakes mistakes, string example)
    {
        if (node.Kind != DocumentNodeKind.List)
        {
            mistakes.Add(node, $"{node.Subject} is {node}; it has to be a list of texts, for example {example}.");
            return [];
        }

        List<string> texts = new(node.Children.Count);
        foreach (var item in node.Children)
            if (Text(item, mistakes) is { } text) texts.Add(text);
        return texts;
    }

    /// <summary>Sees that a pattern is not so long that matching it could take noticeable time, which grows with its length times that of the value.</summary>
    public static void CheckPattern(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind != DocumentNodeKind.Text || node.Text.Length <= LongestPattern || node.Text.AsSpan().IndexOfAny('*', '?', '[') < 0) return;
        mistakes.Add(node, $"{node.Subject} is a pattern of {node.Text.Length:N0} characters; at most {LongestPattern:N0} are allowed where there are wildcards. Shorten it, or list several.");
    }

    /// <summary>A length of time that is not negative.</summary>
    public static TimeSpan? Length(DocumentNode node, DocumentMistakes mistakes)
    {
        if (Seconds(node, mistakes) is not { } length) return null;
        if (length >= TimeSpan.Zero) return length;
        mistakes.Add(node, $"{node.Subject} is {node}; it must not be negative.");
        return null;
    }

    /// <summary>A number of seconds, fractions allowed.</summary>
    public static TimeSpan? Seconds(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind != DocumentNodeKind.Number)
        {
            var instead = node.Kind == DocumentNodeKind.Text && SpokenLength.TryRead(node.Text, out var seconds) ? $"write {seconds.ToString(CultureInfo.InvariantCulture)}, without quotes" : "for example 600";
            mistakes.Add(node, $"{node.Subject} is {node}; it has to be a number of seconds: {instead}.");
            return null;
        }

        if (SpokenLength.OfSeconds(node.Text) is { } length) return length;
        mistakes.Add(node, $"{node.Subject} is {node} seconds; it must not be more than {SpokenLength.MostDays / 365} years.");
        return null;
    }

    static bool IsNumber(DocumentNode node) => node.Kind == DocumentNodeKind.Text && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
