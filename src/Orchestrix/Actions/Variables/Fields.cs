using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>Values by names, each made when it is asked for first.</summary>
sealed class Fields : TemplateObject, IEnumerable<KeyValuePair<string, Func<TemplateValue>>>
{
    readonly List<string> shown = [];
    readonly Dictionary<string, Func<TemplateValue>> makers = new(StringComparer.Ordinal);
    readonly Dictionary<string, TemplateValue> made = new(StringComparer.Ordinal);

    public override IEnumerable<KeyValuePair<string, TemplateValue>> Items => shown.Select(n => KeyValuePair.Create(n, Find(n)));

    public void Add(string name, Func<TemplateValue> make)
    {
        shown.Add(name);
        makers[name] = make;
    }

    /// <summary>A further name for what is there under another, or what would be too much to show.</summary>
    public Fields Hidden(string name, Func<TemplateValue> make)
    {
        makers[name] = make;
        return this;
    }

    public override TemplateValue Find(string name)
    {
        if (made.TryGetValue(name, out var known)) return known;
        return makers.TryGetValue(name, out var make) ? made[name] = make() : TemplateValue.Undefined;
    }

    /// <summary>A text; undefined where there is none, so that it prints as nothing.</summary>
    public static TemplateValue TextOf(string? text) => text is null ? TemplateValue.Undefined : TemplateValue.Of(text);

    public static TemplateValue Texts(IEnumerable<string> texts) => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. texts.Select(TemplateValue.Of)]);

    public static TemplateValue Id(Guid id) => TemplateValue.Of(id.ToString("D"));

    IEnumerator<KeyValuePair<string, Func<TemplateValue>>> IEnumerable<KeyValuePair<string, Func<TemplateValue>>>.GetEnumerator() => makers.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => makers.GetEnumerator();
}
