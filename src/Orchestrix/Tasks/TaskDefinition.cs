using Orchestrix.Events;

namespace Orchestrix.Tasks;

/// <summary>A task, as its attribute and its method describe it.</summary>
public sealed class TaskDefinition : RunnableDefinition
{
    internal TaskDefinition(RunnableDetails details) : base(details, ResourceKinds.Task, "task") { }
}
