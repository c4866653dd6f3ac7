using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits one call for each future: it begins when that future is Completed, with its value, and ends as <c>NotReady</c> when it ends otherwise.</summary>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <param name="futures">The futures; those of <see cref="RunFutures{T}.AllowFailure"/> give how their calls ended.</param>
    /// <param name="call">One direct call with the value: <c>page => Names.Clean(page)</c>. It is evaluated when the value is known.</param>
    /// <param name="after">Further futures that have to complete before any of the calls begins; <see langword="null"/> for none.</param>
    /// <returns>The futures of the calls, in the same order.</returns>
    public static RunFutures Map<TFirst>(IEnumerable<RunFuture<TFirst>> futures, Action<TFirst> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<Nothing>(all.Count, i => [all[i]], i => { call(all[i].Value); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{RunFuture{TFirst}}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<RunFuture<TFirst>> futures, Func<TFirst, T> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<T>(all.Count, i => [all[i]], i => { _ = call(all[i].Value); }, after);
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{RunFuture{TFirst}}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFutures Map<TFirst>(IEnumerable<RunFuture<TFirst>> futures, Func<TFirst, Task> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<Nothing>(all.Count, i => [all[i]], i => { _ = call(all[i].Value); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{RunFuture{TFirst}}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<RunFuture<TFirst>> futures, Func<TFirst, Task<T>> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<T>(all.Count, i => [all[i]], i => { _ = call(all[i].Value); }, after);
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{RunFuture{TFirst}}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFutures Map<TFirst>(IEnumerable<RunFuture<TFirst>> futures, Func<TFirst, ValueTask> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<Nothing>(all.Count, i => [all[i]], i => { _ = call(all[i].Value); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{RunFuture{TFirst}}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of a value.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<RunFuture<TFirst>> futures, Func<TFirst, ValueTask<T>> call, IEnumerable<RunFuture>? after = null)
    {
        var all = Elements.Of(futures);
        return Submissions.Map<T>(all.Count, i => [all[i]], i => { _ = call(all[i].Value); }, after);
    }
}
