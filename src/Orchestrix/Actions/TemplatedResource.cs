using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>A resource whose labels may be templates.</summary>
sealed class TemplatedResource
{
    readonly string field;
    readonly IReadOnlyDictionary<string, TemplatedText> labels;

    /// <param name="field">Which field of the action it is.</param>
    /// <param name="source">The resource, with templates as they were declared.</param>
    public TemplatedResource(string field, Resource source)
    {
        this.field = field;
        Source = source;
        labels = source.Where(l => Template.IsTemplate(l.Value)).ToDictionary(l => l.Key, l => new TemplatedText($"{field}.{l.Key}", l.Value), StringComparer.Ordinal);
    }

    public Resource Source { get; }

    public bool HasTemplates => labels.Count > 0;

    public IEnumerable<string> Mistakes => labels.Values.SelectMany(l => l.Mistakes);

    public IEnumerable<string> Names => labels.Values.SelectMany(l => l.Names);

    /// <exception cref="ActionFailedException">A template cannot be rendered with these values, or gives nothing where an id or a role has to be.</exception>
    public Resource Render(TemplateValue variables)
    {
        if (!HasTemplates) return Source;
        var rendered = Source.Select(l => KeyValuePair.Create(l.Key, labels.TryGetValue(l.Key, out var template) ? template.Render(variables) : l.Value)).ToList();
        foreach (var (label, value) in rendered)
            if (value.Length == 0 && (label == LabelNames.ResourceId.Text || label == LabelNames.ResourceRole.Text))
                throw new ActionFailedException($"Template rendering failed: {field}.{label}: it gave nothing. Let it give a text, for example with default.");
        return new Resource(rendered.Single(l => l.Key == LabelNames.ResourceId.Text).Value, rendered.Where(l => l.Key != LabelNames.ResourceId.Text));
    }
}
