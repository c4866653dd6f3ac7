using System.Collections;
using System.Text.Json;

namespace Orchestrix.Templates.Values;

/// <summary>The items of a JSON list, read when the first of them is asked for.</summary>
sealed class JsonItems(JsonElement list) : IReadOnlyList<TemplateValue>
{
    TemplateValue[]? items;

    public int Count => list.GetArrayLength();

    public TemplateValue this[int index] => All[index];

    public IEnumerator<TemplateValue> GetEnumerator() => ((IEnumerable<TemplateValue>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // All at once: a JSON list has to be walked for a single item too.
    TemplateValue[] All => items ??= [.. list.EnumerateArray().Select(TemplateValue.Of)];
}
