using System.Globalization;

namespace Orchestrix.Runtime.Explicit;

/// <summary>The key of a call, or the name of its run, as a text that may name <c>{input}</c>. A brace of the text itself is doubled.</summary>
sealed class InputTemplate
{
    readonly IReadOnlyList<string> texts; // the input stands between each two

    InputTemplate(IReadOnlyList<string> texts) => this.texts = texts;

    /// <summary>Reads a template, or says what is wrong with it.</summary>
    public static InputTemplate? Parse(string template, out string? mistake)
    {
        mistake = null;
        List<string> texts = [];
        System.Text.StringBuilder text = new();
        for (var at = 0; at < template.Length; at++)
        {
            var letter = template[at];
            if (letter is not ('{' or '}')) text.Append(letter);
            else if (at + 1 < template.Length && template[at + 1] == letter) text.Append(template[at++]);
            else
            {
                var end = letter == '{' ? template.IndexOf('}', at) : -1;
                if (end < 0 || template.AsSpan(at + 1, end - at - 1).Trim() is not Tracked.Input)
                {
                    mistake = $"names '{(end < 0 ? template[at..] : template[at..(end + 1)])}'; a call by hand has only {{{Tracked.Input}}}, and a brace of the text itself is doubled";
                    return null;
                }

                texts.Add(text.ToString());
                text.Clear();
                at = end;
            }
        }

        texts.Add(text.ToString());
        return new InputTemplate(texts);
    }

    /// <summary>The text with the input filled in, which is the same in every culture.</summary>
    public string Write(object? input) => string.Join(Convert.ToString(input, CultureInfo.InvariantCulture), texts);
}
