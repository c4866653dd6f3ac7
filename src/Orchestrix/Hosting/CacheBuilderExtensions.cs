using Orchestrix.Runs;
using Orchestrix.Runs.Caching;
using Orchestrix.Tasks;

namespace Orchestrix;

/// <summary>Lets results of tasks be kept for later runs.</summary>
public static class CacheBuilderExtensions
{
    /// <summary>
    /// Answers calls of a task with the result of an earlier run, where the key is the same; such a run shows as Cached, and its body does not execute. Of several
    /// runs that need the same result at the same time one computes it, and the others wait for it.
    /// </summary>
    /// <typeparam name="TResult">What the task returns.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="key">What has to be the same.</param>
    /// <param name="expires">How long a result answers; <see langword="null"/>: as long as it is kept (<see cref="Storage.MemoryStoreOptions.CachedResults"/>).</param>
    /// <param name="refresh">Whether results are computed anew in any case, and kept.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    /// <example>
    /// <code>
    /// o.CacheTask(() => Names.Fetch(default!, default), CacheKey.Inputs.Without("http"), 1.Hours());
    /// </code>
    /// </example>
    public static OrchestrixBuilder CacheTask<TResult>(this OrchestrixBuilder builder, [FlowReference] Func<TResult> task, CacheKey key, TimeSpan? expires = null, bool refresh = false) =>
        Keep(builder, CallCapture.Record(task).Definition, key, expires, refresh);

    /// <summary>Skips a task that returns nothing when it was executed before, where the key is the same; such a run shows as Cached.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">Calls the task and does nothing else; the arguments do not matter.</param>
    /// <param name="key">What has to be the same.</param>
    /// <param name="expires">For how long it is skipped; <see langword="null"/>: as long as that is kept.</param>
    /// <param name="refresh">Whether it is executed in any case.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The lambda calls no task, or several.</exception>
    public static OrchestrixBuilder CacheTask(this OrchestrixBuilder builder, [FlowReference] Action task, CacheKey key, TimeSpan? expires = null, bool refresh = false) =>
        Keep(builder, CallCapture.Record(task).Definition, key, expires, refresh);

    /// <summary>Answers calls of a task with the result of an earlier run, where the key is the same; one that returns nothing is skipped.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">The method of the task, whatever its parameters. It is not called: the compiler sends the call to the overload that takes the task's definition.</param>
    /// <param name="key">What has to be the same.</param>
    /// <param name="expires">How long a result answers; <see langword="null"/>: as long as it is kept (<see cref="Storage.MemoryStoreOptions.CachedResults"/>).</param>
    /// <param name="refresh">Whether results are computed anew in any case, and kept.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OrchestrixException">The compiler could not do so, or the delegate is no task.</exception>
    public static OrchestrixBuilder CacheTask(this OrchestrixBuilder builder, [FlowReference] Delegate task, CacheKey key, TimeSpan? expires = null, bool refresh = false)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Keep(builder, MethodGroups.Refuse<RunnableDefinition>(task, nameof(CacheTask)), key, expires, refresh);
    }

    /// <summary>Answers calls of a task with the result of an earlier run, where the key is the same; one that returns nothing is skipped.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="task">What is known about the task, for example <see cref="TrackedTask.Definition"/> of one by hand.</param>
    /// <param name="key">What has to be the same.</param>
    /// <param name="expires">How long a result answers; <see langword="null"/>: as long as it is kept (<see cref="Storage.MemoryStoreOptions.CachedResults"/>).</param>
    /// <param name="refresh">Whether results are computed anew in any case, and kept.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder CacheTask(this OrchestrixBuilder builder, TaskDefinition task, CacheKey key, TimeSpan? expires = null, bool refresh = false)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Keep(builder, task, key, expires, refresh);
    }

    static OrchestrixBuilder Keep(OrchestrixBuilder builder, RunnableDefinition task, CacheKey key, TimeSpan? expires, bool refresh)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        builder.Setup.Add([task]);
        builder.Setup.Policies.Add(task, new TaskCache(key, expires, refresh));
        return builder;
    }
}
