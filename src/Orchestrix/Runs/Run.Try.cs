namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Calls a flow or task, and tells how it ended instead of throwing.</summary>
    /// <param name="call">One direct call: <c>() => Names.Clean(3)</c>.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CallCaptureException">The lambda contains anything else than one direct call of a flow or task.</exception>
    public static RunOutcome Try(Action call)
    {
        var (run, state, exception, _) = TriedCall.Run((SyncCall<Nothing>)CallCapture.Record(call));
        return new RunOutcome(run, state, exception);
    }

    /// <inheritdoc cref="Try(Action)"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static RunOutcome<T> Try<T>(Func<T> call)
    {
        var (run, state, exception, value) = TriedCall.Run(CallCapture.Record(call) as SyncCall<T> ?? throw new CallCaptureException("Run.Try was given an asynchronous call, or one whose result was converted. Call Run.TryAsync, or name the method's own type of result."));
        return new RunOutcome<T>(run, state, exception, value);
    }

    /// <summary>Calls a flow or task, and tells how it ended instead of throwing.</summary>
    /// <param name="call">One direct call: <c>() => Names.BuildNames(3)</c>.</param>
    /// <returns>A task that ends with the call and never fails.</returns>
    /// <exception cref="CallCaptureException">The lambda contains anything else than one direct call of a flow or task.</exception>
    public static Task<RunOutcome> TryAsync(Func<Task> call) => OutcomeAsync(TriedCall.RunAsync(TriedCall.Captured<Nothing>(CallCapture.Record(call))));

    /// <inheritdoc cref="TryAsync(Func{Task})"/>
    public static Task<RunOutcome> TryAsync(Func<ValueTask> call) => OutcomeAsync(TriedCall.RunAsync(TriedCall.Captured<Nothing>(CallCapture.Record(call))));

    /// <inheritdoc cref="TryAsync(Func{Task})"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static Task<RunOutcome<T>> TryAsync<T>(Func<Task<T>> call) => OutcomeAsync(TriedCall.RunAsync(TriedCall.Captured<T>(CallCapture.Record(call))));

    /// <inheritdoc cref="TryAsync(Func{Task})"/>
    /// <typeparam name="T">What the call returns.</typeparam>
    public static Task<RunOutcome<T>> TryAsync<T>(Func<ValueTask<T>> call) => OutcomeAsync(TriedCall.RunAsync(TriedCall.Captured<T>(CallCapture.Record(call))));

    static async Task<RunOutcome> OutcomeAsync(Task<TriedCall.Ending<Nothing>> ending)
    {
        var (run, state, exception, _) = await ending.ConfigureAwait(false);
        return new RunOutcome(run, state, exception);
    }

    static async Task<RunOutcome<T>> OutcomeAsync<T>(Task<TriedCall.Ending<T>> ending)
    {
        var (run, state, exception, value) = await ending.ConfigureAwait(false);
        return new RunOutcome<T>(run, state, exception, value);
    }
}
