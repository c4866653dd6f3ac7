namespace Orchestrix.Templates.Evaluation;

/// <summary>Fields that a template sets and reads, also from within loops.</summary>
sealed class NamespaceObject(IEnumerable<KeyValuePair<string, TemplateValue>> initial) : TemplateObject
{
    readonly Dictionary<string, TemplateValue> fields = new(initial, StringComparer.Ordinal);

    /// <summary>It has no items: it may hold itself.</summary>
    public override string Text => "<Namespace>";

    public override TemplateValue Find(string name) => fields.GetValueOrDefault(name);

    public void Set(string name, TemplateValue value) => fields[name] = value;
}
