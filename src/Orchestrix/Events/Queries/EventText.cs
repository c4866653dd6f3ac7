using System.Text.Json;

namespace Orchestrix.Events.Queries;

/// <summary>Words that are looked for in events, read once. Immutable.</summary>
sealed class EventText
{
    const int Longest = 200;

    readonly List<string> wanted = [];
    readonly List<string> required = [];
    readonly List<string> excluded = [];

    public EventText(string query)
    {
        if (query.Length > Longest) throw new ArgumentException($"The text to look for has {query.Length} characters; at most {Longest} are allowed. Use fewer words.", nameof(query));
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            var words = query[at] switch { '+' => required, '-' or '!' => excluded, _ => wanted };
            if (words != wanted) at++;
            var word = ReadWord(query, ref at);
            if (word.Length > 0) words.Add(word);
        }
    }

    public bool Accepts(OrchestrationEvent @event)
    {
        List<string> texts =
        [
            @event.Name,
            .. @event.Resource.Values,
            .. @event.Related.SelectMany(r => r.Values),
            .. TextsOf(@event.Payload),
        ];
        return required.TrueForAll(IsIn) && !excluded.Exists(IsIn) && (wanted.Count == 0 || wanted.Exists(IsIn));

        bool IsIn(string word) => texts.Exists(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // Not the payload's raw text: there letters may be escaped.
    static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => TextsOf(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [value.GetString()!],
        _ => [value.GetRawText()],
    };

    // A phrase ends with its quotation mark, or with the text; a word with the next space.
    static string ReadWord(string query, ref int at)
    {
        var isPhrase = at < query.Length && query[at] == '"';
        if (isPhrase) at++;
        var start = at;
        while (at < query.Length && (isPhrase ? query[at] != '"' : !char.IsWhiteSpace(query[at]))) at++;
        var word = query[start..at];
        if (isPhrase) at++;
        return word;
    }
}
