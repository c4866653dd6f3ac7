namespace Orchestrix;

/// <summary>Marks a method as a task: each direct call of it becomes a tracked task run.</summary>
/// <remarks>
/// The method stays an ordinary method: static or instance, of any accessibility, synchronous or asynchronous. Tracking happens where it is called,
/// in every C# project that references Orchestrix; what cannot be tracked there is reported by the compiler.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public sealed class TaskAttribute : RunnableAttribute
{
    /// <summary>Marks a method as a task that is named after the method.</summary>
    public TaskAttribute() { }

    /// <summary>Marks a method as a task with a name of its own.</summary>
    /// <param name="name">The stable name under which the task is known. It must not contain <c>/ % &amp; &gt; &lt;</c>.</param>
    public TaskAttribute(string name) : base(name) { }

    /// <summary>How the task is rolled back when a later step of the same transaction fails (<see cref="Transaction"/>).</summary>
    /// <value>
    /// By default <see langword="null"/>: not at all. The name of a static method of the same type. Parameters that are called like those of the task are given its arguments; a token, that of
    /// the rollback; another one, the task's result. A task of its own shows as a task run.
    /// </value>
    public string? OnRollback { get; set; }

    /// <summary>What has to be the same for the task to be answered with the result of an earlier run.</summary>
    /// <value>By default <see cref="CacheBy.Nothing"/>: each run computes its result. What the application says with <see cref="CacheBuilderExtensions"/> takes precedence.</value>
    public CacheBy CacheBy { get; set; }

    /// <summary>Parameters whose arguments do not belong to <see cref="CacheBy.Inputs"/>.</summary>
    /// <value>By default <see langword="null"/>: all belong.</value>
    public string[]? CacheWithout { get; set; }

    /// <summary>How long a kept result answers, in seconds.</summary>
    /// <value>By default 0: as long as it is kept.</value>
    public double CacheSeconds { get; set; }

    /// <summary>What identifies a call of the task among the steps of its run, instead of the hash of its arguments.</summary>
    /// <value>
    /// By default <see langword="null"/>: the arguments identify the call. A text may name parameters and their members in braces,
    /// for example <c>"order-{order.Id}"</c>. Needed only for arguments that cannot be hashed, in runs that can be retried or resumed.
    /// </value>
    public string? Key { get; set; }
}
