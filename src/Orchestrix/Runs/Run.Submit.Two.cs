using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits a call whose arguments come from two futures: it begins when they are Completed, and ends as <c>NotReady</c> when one of them ends otherwise.</summary>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="TSecond">The type of a value.</typeparam>
    /// <param name="first">A future; one of <see cref="RunFuture{T}.AllowFailure"/> gives how its call ended, whatever became of it.</param>
    /// <param name="second">A future; one of <see cref="RunFuture{T}.AllowFailure"/> gives how its call ended, whatever became of it.</param>
    /// <param name="call">One direct call with the values: <c>(page, name) => Names.Clean(page, name)</c>. It is evaluated when the values are known.</param>
    /// <param name="after">Further futures that have to complete before the call begins; <see langword="null"/> for none.</param>
    /// <returns>The future of the call.</returns>
    public static RunFuture Submit<TFirst, TSecond>(RunFuture<TFirst> first, RunFuture<TSecond> second, Action<TFirst, TSecond> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first, second], () => { call(first.Value, second.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst, TSecond}(RunFuture{TFirst}, RunFuture{TSecond}, Action{TFirst, TSecond}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="TSecond">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, TSecond, T>(RunFuture<TFirst> first, RunFuture<TSecond> second, Func<TFirst, TSecond, T> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first, second], () => { _ = call(first.Value, second.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst, TSecond}(RunFuture{TFirst}, RunFuture{TSecond}, Action{TFirst, TSecond}, IEnumerable{RunFuture})"/>
    public static RunFuture Submit<TFirst, TSecond>(RunFuture<TFirst> first, RunFuture<TSecond> second, Func<TFirst, TSecond, Task> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first, second], () => { _ = call(first.Value, second.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst, TSecond}(RunFuture{TFirst}, RunFuture{TSecond}, Action{TFirst, TSecond}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="TSecond">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, TSecond, T>(RunFuture<TFirst> first, RunFuture<TSecond> second, Func<TFirst, TSecond, Task<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first, second], () => { _ = call(first.Value, second.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst, TSecond}(RunFuture{TFirst}, RunFuture{TSecond}, Action{TFirst, TSecond}, IEnumerable{RunFuture})"/>
    public static RunFuture Submit<TFirst, TSecond>(RunFuture<TFirst> first, RunFuture<TSecond> second, Func<TFirst, TSecond, ValueTask> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>([first, second], () => { _ = call(first.Value, second.Value); }, after);

    /// <inheritdoc cref="Submit{TFirst, TSecond}(RunFuture{TFirst}, RunFuture{TSecond}, Action{TFirst, TSecond}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="TSecond">The type of a value.</typeparam>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<TFirst, TSecond, T>(RunFuture<TFirst> first, RunFuture<TSecond> second, Func<TFirst, TSecond, ValueTask<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>([first, second], () => { _ = call(first.Value, second.Value); }, after);
}
