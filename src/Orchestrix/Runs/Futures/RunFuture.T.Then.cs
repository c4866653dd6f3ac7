namespace Orchestrix;

public abstract partial class RunFuture<T>
{
    /// <summary>Submits a call that begins when this future is Completed, with its value, and that ends as <c>NotReady</c> when it ends otherwise.</summary>
    /// <param name="call">One direct call with the value: <c>page => Names.Clean(page)</c>. It is evaluated when the value is known.</param>
    /// <returns>The future of the call.</returns>
    public RunFuture Then(Action<T> call) => Orchestrix.Runs.Run.Submit(this, call);

    /// <inheritdoc cref="Then(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFuture<TResult> Then<TResult>(Func<T, TResult> call) => Orchestrix.Runs.Run.Submit(this, call);

    /// <inheritdoc cref="Then(Action{T})"/>
    public RunFuture Then(Func<T, Task> call) => Orchestrix.Runs.Run.Submit(this, call);

    /// <inheritdoc cref="Then(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFuture<TResult> Then<TResult>(Func<T, Task<TResult>> call) => Orchestrix.Runs.Run.Submit(this, call);

    /// <inheritdoc cref="Then(Action{T})"/>
    public RunFuture Then(Func<T, ValueTask> call) => Orchestrix.Runs.Run.Submit(this, call);

    /// <inheritdoc cref="Then(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFuture<TResult> Then<TResult>(Func<T, ValueTask<TResult>> call) => Orchestrix.Runs.Run.Submit(this, call);
}
