using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>Related resources by their roles: the first of each, or all.</summary>
sealed class RoleObject(IReadOnlyList<Resource> related, bool givesAll) : TemplateObject
{
    public override IEnumerable<KeyValuePair<string, TemplateValue>> Items => related.Select(r => r.Role ?? "").Distinct().Select(r => KeyValuePair.Create(r, Find(r)));

    public override TemplateValue Find(string name)
    {
        var playing = related.Where(r => r.Role == name);
        return givesAll ? TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. playing.Select(ResourceObject.Of)]) : ResourceObject.Of(playing.FirstOrDefault());
    }
}
