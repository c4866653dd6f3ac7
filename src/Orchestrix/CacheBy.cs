namespace Orchestrix;

/// <summary>What has to be the same for a task to be answered with the result of an earlier run. Several parts are put together with <c>|</c>: all of them have to be the same.</summary>
[Flags]
public enum CacheBy
{
    /// <summary>Results are not kept.</summary>
    Nothing = 0,

    /// <summary>The arguments, without those that <see cref="TaskAttribute.CacheWithout"/> names.</summary>
    Inputs = 1,

    /// <summary>The task's <see cref="RunnableAttribute.Version"/>.</summary>
    Version = 2,

    /// <summary>The arguments of the flow that the task belongs to.</summary>
    FlowParameters = 4,

    /// <summary>The flow run that the task belongs to.</summary>
    Run = 8,
}
