using Orchestrix.Runs;

namespace Orchestrix;

public sealed partial class RunFutures<T>
{
    /// <summary>Submits one call for each of the futures: it begins when that future is Completed, with its value, and ends as <c>NotReady</c> when it ends otherwise.</summary>
    /// <param name="call">One direct call with the value: <c>page => Names.Clean(page)</c>. It is evaluated when the value is known.</param>
    /// <returns>The futures of the calls, in the same order.</returns>
    public RunFutures Map(Action<T> call) => Run.Map(this, call);

    /// <inheritdoc cref="Map(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFutures<TResult> Map<TResult>(Func<T, TResult> call) => Run.Map(this, call);

    /// <inheritdoc cref="Map(Action{T})"/>
    public RunFutures Map(Func<T, Task> call) => Run.Map(this, call);

    /// <inheritdoc cref="Map(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFutures<TResult> Map<TResult>(Func<T, Task<TResult>> call) => Run.Map(this, call);

    /// <inheritdoc cref="Map(Action{T})"/>
    public RunFutures Map(Func<T, ValueTask> call) => Run.Map(this, call);

    /// <inheritdoc cref="Map(Action{T})"/>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    public RunFutures<TResult> Map<TResult>(Func<T, ValueTask<TResult>> call) => Run.Map(this, call);
}
