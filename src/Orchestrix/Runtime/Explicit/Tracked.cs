using Orchestrix.Runtime.Explicit;

namespace Orchestrix;

/// <summary>
/// Flows and tasks by hand, for calls that the compiler cannot see: of delegates, of <see langword="base"/>, from F# and Visual Basic. They are tracked as calls of marked methods are, by
/// the same code, and take the same options: those of the attribute.
/// </summary>
/// <remarks>May be called from any thread. Make each once, and keep it in a static field or a module: the name tells flows and tasks apart, not the object.</remarks>
/// <example>
/// <code>
/// static readonly TrackedTask Fetch = Tracked.Task(new("Fetch") { Retries = 3, RetryDelaySeconds = 2 });
///
/// public static Task&lt;string&gt; FetchAsync(Uri url, Func&lt;Uri, CancellationToken, Task&lt;string&gt;&gt; client, CancellationToken ct) =>
///     Fetch.CallAsync(url, client, ct);
/// </code>
/// </example>
public static class Tracked
{
    /// <summary>The name of the argument that a call by hand has, in documents, keys and limits.</summary>
    public const string Input = "input";

    /// <summary>Makes a flow.</summary>
    /// <param name="name">The stable name under which the flow is known.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="ArgumentException">The name is empty, or contains <c>/ % &amp; &gt; &lt;</c>.</exception>
    public static TrackedFlow Flow(string name) => Flow(new FlowAttribute(name));

    /// <summary>Makes a flow with options.</summary>
    /// <param name="options">What an attribute would say. It needs a name; names of methods have no meaning here; <see cref="RunnableAttribute.RunName"/> may name <c>{input}</c>.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="ArgumentException">There are mistakes in the options; the message tells all.</exception>
    public static TrackedFlow Flow(FlowAttribute options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TrackedFlow(ExplicitOptions.Read(options, []));
    }

    /// <summary>Makes a task.</summary>
    /// <param name="name">The stable name under which the task is known.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">The name is empty, or contains <c>/ % &amp; &gt; &lt;</c>.</exception>
    public static TrackedTask Task(string name) => Task(new TaskAttribute(name));

    /// <summary>Makes a task with options.</summary>
    /// <param name="options">What an attribute would say. It needs a name; names of methods have no meaning here; <see cref="RunnableAttribute.RunName"/> and <see cref="TaskAttribute.Key"/> may name <c>{input}</c>.</param>
    /// <param name="limits">The limits that each attempt needs; <see cref="LimitAttribute.Key"/> may be <c>input</c>.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">There are mistakes in the options; the message tells all.</exception>
    public static TrackedTask Task(TaskAttribute options, params LimitAttribute[] limits)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        return new TrackedTask(ExplicitOptions.Read(options, limits));
    }
}
