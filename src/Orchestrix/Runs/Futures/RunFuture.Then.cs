namespace Orchestrix;

public abstract partial class RunFuture
{
    /// <summary>Submits a call that begins when this future is Completed, and that ends as <c>NotReady</c> when it ends otherwise.</summary>
    /// <param name="call">One direct call: <c>() => Names.Publish()</c>.</param>
    /// <returns>The future of the call.</returns>
    public RunFuture Then(Action call) => Orchestrix.Runs.Run.Submit(call, after: [this]);

    /// <inheritdoc cref="Then(Action)"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public RunFuture<T> Then<T>(Func<T> call) => Orchestrix.Runs.Run.Submit(call, after: [this]);

    /// <inheritdoc cref="Then(Action)"/>
    public RunFuture Then(Func<Task> call) => Orchestrix.Runs.Run.Submit(call, after: [this]);

    /// <inheritdoc cref="Then(Action)"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public RunFuture<T> Then<T>(Func<Task<T>> call) => Orchestrix.Runs.Run.Submit(call, after: [this]);

    /// <inheritdoc cref="Then(Action)"/>
    public RunFuture Then(Func<ValueTask> call) => Orchestrix.Runs.Run.Submit(call, after: [this]);

    /// <inheritdoc cref="Then(Action)"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public RunFuture<T> Then<T>(Func<ValueTask<T>> call) => Orchestrix.Runs.Run.Submit(call, after: [this]);
}
