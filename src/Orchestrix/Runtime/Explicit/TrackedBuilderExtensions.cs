using Orchestrix.Runs;

namespace Orchestrix;

/// <summary>Tells a host of flows and tasks by hand. The compiler tells it of marked methods.</summary>
public static class TrackedBuilderExtensions
{
    /// <summary>Adds a flow by hand, so that it is listed among the host's flows, and can be started by its name where it has a body of its own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="configure">Changes what its options say, for this host, and adds hooks. Called once, when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Calls are tracked without it.</remarks>
    public static OrchestrixBuilder AddFlow(this OrchestrixBuilder builder, TrackedFlow flow, Action<FlowOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(flow);
        builder.Setup.Add([flow.Definition]);
        if (configure is not null) builder.ConfigureFlow(flow.Definition, configure);
        return builder;
    }

    /// <summary>Adds a task by hand, so that it is listed among the host's tasks.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">The task.</param>
    /// <param name="configure">Changes what its options say, for this host, and adds hooks. Called once, when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Calls are tracked without it.</remarks>
    public static OrchestrixBuilder AddTask(this OrchestrixBuilder builder, TrackedTask task, Action<TaskOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(task);
        builder.Setup.Add([task.Definition]);
        if (configure is not null) builder.ConfigureTask(task.Definition, configure);
        return builder;
    }
}
