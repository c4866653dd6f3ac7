using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits a call whose arguments come from a future: it begins when it is Completed, and ends as <c>NotReady</c> when it ends otherwise.</summary>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <param name="first">A future; one of <see cref="RunFuture{T}.AllowFailure"/> gives how its call ended, whatever became of it.</param>
    /// <param name="call">One direct call with the value: <c>page => Names.Clean(page)</c>. It is evaluated when the values are known.</param>
    /// <param name="after">Further futures that have to complete before the call begins; <see langword="null"/> for none.</param>
    /// <returns>The future of the call.</returns>
    public static RunFuture Submit<TFirst>(RunFuture<TFirst> first, Action<TFirst> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first], () => { call(first.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst}(RunFuture{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, T>(RunFuture<TFirst> first, Func<TFirst, T> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first], () => { _ = call(first.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst}(RunFuture{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFuture Submit<TFirst>(RunFuture<TFirst> first, Func<TFirst, Task> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first], () => { _ = call(first.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst}(RunFuture{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, T>(RunFuture<TFirst> first, Func<TFirst, Task<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first], () => { _ = call(first.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst}(RunFuture{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFuture Submit<TFirst>(RunFuture<TFirst> first, Func<TFirst, ValueTask> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first], () => { _ = call(first.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst}(RunFuture{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, T>(RunFuture<TFirst> first, Func<TFirst, ValueTask<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first], () => { _ = call(first.Value); }, after);
}
