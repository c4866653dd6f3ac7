using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits a call of a flow or task: it begins as soon as its tree has a place for it, and the caller goes on at once.</summary>
    /// <param name="call">One direct call: <c>() => Names.Clean(3)</c>. Its arguments are evaluated now; its body executes on the thread pool.</param>
    /// <param name="after">Futures that have to complete before the call begins; <see langword="null"/> for none.</param>
    /// <returns>The future of the call.</returns>
    /// <exception cref="CallCaptureException">The lambda contains anything else than one direct call of a flow or task.</exception>
    public static RunFuture Submit(Action call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>(call, after);

    /// <inheritdoc cref="Submit(Action, IEnumerable{RunFuture})"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<T>(Func<T> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>(() => { _ = call(); }, after);

    /// <inheritdoc cref="Submit(Action, IEnumerable{RunFuture})"/>
    public static RunFuture Submit(Func<Task> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>(() => { _ = call(); }, after);

    /// <inheritdoc cref="Submit(Action, IEnumerable{RunFuture})"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<T>(Func<Task<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>(() => { _ = call(); }, after);

    /// <inheritdoc cref="Submit(Action, IEnumerable{RunFuture})"/>
    public static RunFuture Submit(Func<ValueTask> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<Nothing>(() => { _ = call(); }, after);

    /// <inheritdoc cref="Submit(Action, IEnumerable{RunFuture})"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunFuture<T> Submit<T>(Func<ValueTask<T>> call, IEnumerable<RunFuture>? after = null) => Submissions.Submit<T>(() => { _ = call(); }, after);
}
