using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix;

/// <summary>Adds limits to an application.</summary>
public static class LimitBuilderExtensions
{
    /// <summary>Adds a limit: slots that are held and given back. One called <c>tag:x</c> applies to every task with the tag x.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="slots">How many slots there are; 0 refuses everybody.</param>
    /// <param name="isActive">Whether the limit limits from the start.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder AddLimit(this OrchestrixBuilder builder, string name, int slots, bool isActive = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Setup.Policies.Limits.Add(new LimitDefinition(name, slots) { IsActive = isActive });
        return builder;
    }

    /// <summary>Adds a rate: slots that are used up, and come back by time. One called <c>tag:x</c> applies to every task with the tag x.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="perSecond">How many slots come back each second; more than 0, at most 1,000,000.</param>
    /// <param name="burst">How many slots may be taken at once after a rest; <see langword="null"/>: those of one second, at least one.</param>
    /// <param name="isActive">Whether the rate limits from the start.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder AddRateLimit(this OrchestrixBuilder builder, string name, double perSecond, int? burst = null, bool isActive = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Setup.Policies.Limits.Add(new LimitDefinition(name, burst ?? (int)Math.Max(1, Math.Min(perSecond, 1_000_000)), perSecond) { IsActive = isActive });
        return builder;
    }

    /// <summary>Lets each attempt of a task hold a slot of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <typeparam name="TResult">What the task returns.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="limit">The limit's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    public static OrchestrixBuilder LimitTask<TResult>(this OrchestrixBuilder builder, [FlowReference] Func<TResult> task, string limit) =>
        Need(builder, CallCapture.Record(task).Definition, new TaskLimit(limit));

    /// <summary>Lets each attempt of a task hold slots of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <typeparam name="TResult">What the task returns.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="limit">Which slots, and how many.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    /// <example>
    /// <code>
    /// o.AddLimit("customer", slots: 1).LimitTask(() => Shop.Charge(0, default), new TaskLimit("customer", Key: "customerId"));
    /// </code>
    /// </example>
    public static OrchestrixBuilder LimitTask<TResult>(this OrchestrixBuilder builder, [FlowReference] Func<TResult> task, TaskLimit limit) =>
        Need(builder, CallCapture.Record(task).Definition, limit);

    /// <summary>Lets each attempt of a task hold a slot of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="limit">The limit's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, [FlowReference] Action task, string limit) =>
        Need(builder, CallCapture.Record(task).Definition, new TaskLimit(limit));

    /// <summary>Lets each attempt of a task hold slots of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="limit">Which slots, and how many.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, [FlowReference] Action task, TaskLimit limit) =>
        Need(builder, CallCapture.Record(task).Definition, limit);

    /// <summary>Lets each attempt of a task hold a slot of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">The method of the task, whatever its parameters. It is not called: the compiler sends the call to the overload that takes the task's definition.</param>
    /// <param name="limit">The limit's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The compiler could not do so, or the delegate is no task.</exception>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, [FlowReference] Delegate task, string limit) => LimitTask(builder, task, new TaskLimit(limit));

    /// <summary>Lets each attempt of a task hold slots of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">The method of the task, whatever its parameters. It is not called: the compiler sends the call to the overload that takes the task's definition.</param>
    /// <param name="limit">Which slots, and how many.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The compiler could not do so, or the delegate is no task.</exception>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, [FlowReference] Delegate task, TaskLimit limit)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Need(builder, MethodGroups.Refuse<RunnableDefinition>(task, nameof(LimitTask)), limit);
    }

    /// <summary>Lets each attempt of a task hold a slot of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">What is known about the task, for example <see cref="TrackedTask.Definition"/> of one by hand.</param>
    /// <param name="limit">The limit's name.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, TaskDefinition task, string limit) => LimitTask(builder, task, new TaskLimit(limit));

    /// <summary>Lets each attempt of a task hold slots of a limit while its body executes. Said several times, the task needs all of them together.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">What is known about the task, for example <see cref="TrackedTask.Definition"/> of one by hand.</param>
    /// <param name="limit">Which slots, and how many.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder LimitTask(this OrchestrixBuilder builder, TaskDefinition task, TaskLimit limit)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Need(builder, task, limit);
    }

    static OrchestrixBuilder Need(OrchestrixBuilder builder, RunnableDefinition task, TaskLimit limit)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(limit);
        builder.Setup.Add([task]);
        builder.Setup.Policies.Add(task, limit);
        return builder;
    }
}
