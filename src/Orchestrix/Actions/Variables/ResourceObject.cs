using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>A resource: <c>id</c>, <c>name</c>, <c>role</c>, <c>labels</c>, and its labels by their names. A loop over it gives labels with their values.</summary>
sealed class ResourceObject(Resource resource) : TemplateObject
{
    public override IEnumerable<KeyValuePair<string, TemplateValue>> Items => resource.Select(l => KeyValuePair.Create(l.Key, TemplateValue.Of(l.Value)));

    public override TemplateValue Find(string name) => name switch
    {
        "id" => TemplateValue.Of(resource.Id),
        "name" => Fields.TextOf(resource.Name),
        "role" => Fields.TextOf(resource.Role),
        "labels" => TemplateValue.Of(new LabelNode(resource)),
        _ => resource.TryGetValue(name, out var value) || resource.TryGetValue(PrefectNames.Translate(name), out value) ? TemplateValue.Of(value) : TemplateValue.Undefined,
    };

    public static TemplateValue Of(Resource? resource) => resource is null ? TemplateValue.Undefined : TemplateValue.Of(new ResourceObject(resource));
}
