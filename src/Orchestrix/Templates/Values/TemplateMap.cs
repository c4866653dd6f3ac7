using System.Text.Json;

namespace Orchestrix.Templates.Values;

/// <summary>Values by keys, in an order. Keys are texts, numbers, true and false, or none; 1, 1.0 and true are one key.</summary>
sealed class TemplateMap
{
    static readonly object NoneKey = new();

    readonly JsonElement json;
    List<KeyValuePair<TemplateValue, TemplateValue>>? entries;
    Dictionary<object, int>? places;

    /// <summary>A JSON object, of which only what is asked for is read.</summary>
    public TemplateMap(JsonElement json) => this.json = json;

    /// <summary>Entries; of several with one key the last counts, in the first one's place.</summary>
    public TemplateMap(IEnumerable<KeyValuePair<TemplateValue, TemplateValue>> all) => Read(all);

    public int Count => entries?.Count ?? json.GetPropertyCount();

    public IReadOnlyList<KeyValuePair<TemplateValue, TemplateValue>> Entries
    {
        get
        {
            if (entries is null) Read(json.EnumerateObject().Select(p => KeyValuePair.Create(TemplateValue.Of(p.Name), TemplateValue.Of(p.Value))));
            return entries!; // read above
        }
    }

    /// <summary>Whether a value can be a key.</summary>
    public static bool IsKey(TemplateValue value) => value.Kind is TemplateValueKind.Text or TemplateValueKind.None || value.IsNumber;

    public bool TryGet(TemplateValue key, out TemplateValue value)
    {
        if (entries is null && key.Kind == TemplateValueKind.Text)
        {
            value = default;
            if (!ValueJson.IsWhole(key.AsText) || !json.TryGetProperty(key.AsText, out var element)) return false; // JSON has no name with half a character
            value = TemplateValue.Of(element);
            return true;
        }

        var known = Entries;
        if (IsKey(key) && places!.TryGetValue(KeyOf(key), out var place))
        {
            value = known[place].Value;
            return true;
        }

        value = default;
        return false;
    }

    void Read(IEnumerable<KeyValuePair<TemplateValue, TemplateValue>> all)
    {
        List<KeyValuePair<TemplateValue, TemplateValue>> read = [];
        Dictionary<object, int> known = [];
        foreach (var entry in all)
        {
            if (known.TryAdd(KeyOf(entry.Key), read.Count)) read.Add(entry);
            else read[known[KeyOf(entry.Key)]] = KeyValuePair.Create(read[known[KeyOf(entry.Key)]].Key, entry.Value);
        }

        entries = read;
        places = known;
    }

    static object KeyOf(TemplateValue key) => key.Kind switch
    {
        TemplateValueKind.Text => key.AsText,
        TemplateValueKind.None => NoneKey,
        TemplateValueKind.Fraction when key.AsFloat is var number && number != Math.Floor(number) => number,
        TemplateValueKind.Fraction when Math.Abs(key.AsFloat) >= long.MaxValue => key.AsFloat,
        TemplateValueKind.Fraction => (long)key.AsFloat,
        _ => key.AsInteger,
    };
}
