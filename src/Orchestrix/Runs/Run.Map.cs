using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits one call for each element of a sequence.</summary>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <param name="first">A sequence. What is the same for all elements needs none: the lambda may use any variable.</param>
    /// <param name="call">One direct call with the elements, evaluated now for each: <c>url => Names.Fetch(url)</c>.</param>
    /// <param name="after">Futures that have to complete before any of the calls begins; <see langword="null"/> for none.</param>
    /// <returns>The futures, in the order of the elements; none for no elements.</returns>
    /// <exception cref="CallCaptureException">The lambda contains anything else than one direct call of a flow or task.</exception>
    public static RunFutures Map<TFirst>(IEnumerable<TFirst> first, Action<TFirst> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<Nothing>(items.Count, i => { call(items[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<TFirst> first, Func<TFirst, T> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<T>(items.Count, i => { _ = call(items[i]); }, after);
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFutures Map<TFirst>(IEnumerable<TFirst> first, Func<TFirst, Task> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<Nothing>(items.Count, i => { _ = call(items[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<TFirst> first, Func<TFirst, Task<T>> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<T>(items.Count, i => { _ = call(items[i]); }, after);
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    public static RunFutures Map<TFirst>(IEnumerable<TFirst> first, Func<TFirst, ValueTask> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<Nothing>(items.Count, i => { _ = call(items[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst}(IEnumerable{TFirst}, Action{TFirst}, IEnumerable{RunFuture})"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, T>(IEnumerable<TFirst> first, Func<TFirst, ValueTask<T>> call, IEnumerable<RunFuture>? after = null)
    {
        var items = Elements.Of(first);
        return Submissions.Map<T>(items.Count, i => { _ = call(items[i]); }, after);
    }
}
