using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Variables;

/// <summary>A variable was set or taken away: the entry that does it, and the event that tells it.</summary>
/// <param name="variable">The variable as it is from here on; as it was, when it is taken away.</param>
/// <param name="isDeleted">Whether it is taken away.</param>
/// <param name="id">The event's id.</param>
/// <param name="ticks">When, in UTC ticks.</param>
sealed class VariableChange(Variable variable, bool isDeleted, Guid id, long ticks)
    : ToldChange(isDeleted ? Deleted : variable.Version == 1 ? Created : Updated, id, ticks, ResourceOf(variable))
{
    static readonly Symbol Created = Symbol.Of("orchestrix.variable.created");
    static readonly Symbol Updated = Symbol.Of("orchestrix.variable.updated");
    static readonly Symbol Deleted = Symbol.Of("orchestrix.variable.deleted");

    public Variable Variable => variable;

    public bool IsDeleted => isDeleted;

    protected internal override JsonElement PayloadOf(int part) => Payload(json =>
    {
        json.WritePropertyName("value");
        variable.Value.WriteTo(json);
        json.WriteStartArray("tags");
        foreach (var tag in variable.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
    });

    static Resource ResourceOf(Variable variable) => new($"{ResourceKinds.Variable.Text}.{variable.Name}", [new(LabelNames.ResourceName.Text, variable.Name)]);
}
