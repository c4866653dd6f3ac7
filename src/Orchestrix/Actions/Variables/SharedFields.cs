using Orchestrix.Templates;
using Orchestrix.Variables;

namespace Orchestrix.Actions.Variables;

/// <summary>The values that flows and automations share, by their names.</summary>
sealed class SharedFields(IVariables variables) : TemplateObject
{
    public override IEnumerable<KeyValuePair<string, TemplateValue>> Items => variables.All.Select(v => KeyValuePair.Create(v.Name, TemplateValue.Of(v.Value)));

    public override TemplateValue Find(string name) => variables.Find(name) is { } found ? TemplateValue.Of(found.Value) : TemplateValue.Undefined;
}
