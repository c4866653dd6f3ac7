namespace Orchestrix.Runtime.V1;

/// <summary>Where intercepted calls arrive.</summary>
public static class TrackedCalls
{
    /// <summary>A call that returns nothing.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    public static void Run<TCall>(in TCall call) where TCall : struct, ITrackedAction => call.Invoke(call.CancellationToken);

    /// <summary>A call that returns a value.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The value's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>The value.</returns>
    public static TResult Run<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<TResult> => call.Invoke(call.CancellationToken);

    /// <summary>A call that returns a <see cref="Task"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static Task RunAsync<TCall>(in TCall call) where TCall : struct, ITrackedCall<Task> => call.Invoke(call.CancellationToken);

    /// <summary>A call that returns a <see cref="Task{TResult}"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static Task<TResult> RunAsync<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<Task<TResult>> => call.Invoke(call.CancellationToken);

    /// <summary>A call that returns a <see cref="ValueTask"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static ValueTask RunValueAsync<TCall>(in TCall call) where TCall : struct, ITrackedCall<ValueTask> => call.Invoke(call.CancellationToken);

    /// <summary>A call that returns a <see cref="ValueTask{TResult}"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static ValueTask<TResult> RunValueAsync<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<ValueTask<TResult>> => call.Invoke(call.CancellationToken);
}
