using System.Globalization;
using Orchestrix.Events;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A run of a task. May be read from any thread.</summary>
public sealed class TaskRun : Run
{
    internal TaskRun(RunEngine engine, TaskDefinition task, Run? parent, Guid id, long nowTicks, RunState state, RunOrigin? origin = null) : base(engine, task, parent, id, nowTicks, state, origin) { }

    /// <summary>The task.</summary>
    public TaskDefinition Task => (TaskDefinition)Definition;

    /// <summary>As the task's <see cref="RunnableAttribute.RunName"/> says; else the task's name and the run's place among those that its parent called.</summary>
    public override string Name => Details?.Name ?? string.Create(CultureInfo.InvariantCulture, $"{Definition.Name}-{Ordinal}");

    internal override Symbol Kind => ResourceKinds.TaskRun;

    /// <inheritdoc/>
    public override Symbol NameOf(int part) => StateOf(part).TaskRunEvent;

    /// <inheritdoc/>
    public override Causation? CauseOf(int part) => Parent?.CauseOf(0);

    // Not kept: a flow may have millions of task runs, and few readers look at what they are related to.
    internal override IReadOnlyList<Resource> RelatedResources => RunEvents.RelatedOf(this);
}
