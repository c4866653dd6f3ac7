using System.Collections;

namespace Orchestrix.Templates.Values;

/// <summary>Values that belong together, such as a key and its value. Prints in parentheses.</summary>
/// <param name="items">The values.</param>
/// <param name="names">What they can be found by; none, or one for each.</param>
sealed class TupleItems(TemplateValue[] items, params string[] names) : IReadOnlyList<TemplateValue>
{
    /// <summary>The item of a name, where items have names.</summary>
    public TemplateValue Find(string name) => Array.IndexOf(names, name) is >= 0 and var place ? items[place] : TemplateValue.Missing(name);

    public int Count => items.Length;

    public TemplateValue this[int index] => items[index];

    public IEnumerator<TemplateValue> GetEnumerator() => ((IEnumerable<TemplateValue>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
