using Orchestrix.Runs;

namespace Orchestrix.Testing;

public sealed partial class OrchestrixTestHost
{
    /// <summary>Replaces the body of the task or flow that a lambda calls. The lambda is not executed for real, and its arguments do not matter.</summary>
    /// <param name="call">One direct call, for example <c>() => Names.Store(default!)</c>.</param>
    /// <returns>The fake, to be told what it does.</returns>
    /// <exception cref="CallCaptureException">The lambda made no tracked call, or several, or threw.</exception>
    public Fake Fake(Action call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <inheritdoc cref="Fake(Action)"/>
    public Fake Fake(Func<Task> call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <inheritdoc cref="Fake(Action)"/>
    public Fake Fake(Func<ValueTask> call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <summary>Replaces the body of the task or flow that a lambda calls. The lambda is not executed for real, and its arguments do not matter.</summary>
    /// <typeparam name="TResult">What the method returns.</typeparam>
    /// <param name="call">One direct call, for example <c>() => Names.Fetch(default!, default)</c>.</param>
    /// <returns>The fake, to be told what it answers.</returns>
    /// <exception cref="CallCaptureException">The lambda made no tracked call, or several, or threw.</exception>
    public Fake<TResult> Fake<TResult>(Func<TResult> call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <inheritdoc cref="Fake{TResult}(Func{TResult})"/>
    public Fake<TResult> Fake<TResult>(Func<Task<TResult>> call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <inheritdoc cref="Fake{TResult}(Func{TResult})"/>
    public Fake<TResult> Fake<TResult>(Func<ValueTask<TResult>> call) => new(host.Engine, CallCapture.Record(call).Definition);

    /// <summary>Replaces the body of a task that the test cannot call, because it is private.</summary>
    /// <param name="name">The task's name, <c>Type.Method</c>, or <c>Namespace.Type.Method</c>.</param>
    /// <returns>The fake, to be told what it answers; a task that returns nothing ignores the value.</returns>
    /// <exception cref="UnknownTaskException">No task has the name, or several have; tells which names there are.</exception>
    public Fake<object?> FakeTask(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(host.Engine, TaskNames.Find(host.Flows, name));
    }
}
