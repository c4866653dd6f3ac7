using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>Where intercepted calls arrive. Each method decides by one look at the ambient context whether the call is tracked, recorded or passed on.</summary>
[StackTraceHidden]
public static class TrackedCalls
{
    /// <summary>A call that returns nothing.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    public static void Run<TCall>(in TCall call) where TCall : struct, ITrackedAction
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                call.Invoke(call.CancellationToken);
                return;
            case CallRoute.Captured:
                Capture(new ActionCall<TCall>(call));
                return;
            case CallRoute.Attempts:
                Attempts.Run(engine!, parent, new ActionCall<TCall>(call));
                return;
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        try
        {
            call.Invoke(frame.Token);
        }
        catch (Exception exception) // the body's: it becomes the run's state, and goes on to the caller
        {
            frame.Leave();
            frame.Fail(exception);
            throw;
        }

        frame.Leave();
        frame.Complete(default(Nothing));
    }

    /// <summary>A call that returns a value.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The value's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>The value.</returns>
    public static TResult Run<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<TResult>
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                return call.Invoke(call.CancellationToken);
            case CallRoute.Captured:
                Capture(new ValueCall<TCall, TResult>(call));
                return default!;
            case CallRoute.Attempts:
                return Attempts.Run(engine!, parent, new ValueCall<TCall, TResult>(call));
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        TResult result;
        try
        {
            result = call.Invoke(frame.Token);
        }
        catch (Exception exception) // as above
        {
            frame.Leave();
            frame.Fail(exception);
            throw;
        }

        frame.Leave();
        frame.Complete(result);
        return result;
    }

    /// <summary>A call that returns a <see cref="Task"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static Task RunAsync<TCall>(in TCall call) where TCall : struct, ITrackedCall<Task>
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                return call.Invoke(call.CancellationToken);
            case CallRoute.Captured:
                Capture(new TaskCall<TCall>(call));
                return Task.CompletedTask;
            case CallRoute.Attempts:
                return Attempts.RunAsync(engine!, parent, new TaskCall<TCall>(call));
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        Task task;
        try
        {
            task = call.Invoke(frame.Token);
        }
        catch (Exception exception) // a method that is not async itself may throw before it has a task
        {
            frame.LeaveAsync();
            frame.Fail(exception);
            throw;
        }

        frame.LeaveAsync();
        if (!task.IsCompletedSuccessfully) return AsyncCalls.Await(task, frame.Run);
        return AsyncCalls.Settle(task, frame.Run.Engine.Log.WhenDurableAsync(frame.Complete(default(Nothing))));
    }

    /// <summary>A call that returns a <see cref="Task{TResult}"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static Task<TResult> RunAsync<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<Task<TResult>>
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                return call.Invoke(call.CancellationToken);
            case CallRoute.Captured:
                Capture(new TaskCall<TCall, TResult>(call));
                return Task.FromResult<TResult>(default!);
            case CallRoute.Attempts:
                return Attempts.RunAsync(engine!, parent, new TaskCall<TCall, TResult>(call));
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        Task<TResult> task;
        try
        {
            task = call.Invoke(frame.Token);
        }
        catch (Exception exception) // as above
        {
            frame.LeaveAsync();
            frame.Fail(exception);
            throw;
        }

        frame.LeaveAsync();
        if (!task.IsCompletedSuccessfully) return AsyncCalls.Await(task, frame.Run);
        return AsyncCalls.Settle(task, frame.Run.Engine.Log.WhenDurableAsync(frame.Complete(task.Result)));
    }

    /// <summary>A call that returns a <see cref="ValueTask"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static ValueTask RunValueAsync<TCall>(in TCall call) where TCall : struct, ITrackedCall<ValueTask>
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                return call.Invoke(call.CancellationToken);
            case CallRoute.Captured:
                Capture(new ValueTaskCall<TCall>(call));
                return default;
            case CallRoute.Attempts:
                return new ValueTask(Attempts.RunAsync(engine!, parent, new ValueTaskCall<TCall>(call)));
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        ValueTask task;
        try
        {
            task = call.Invoke(frame.Token);
        }
        catch (Exception exception) // as above
        {
            frame.LeaveAsync();
            frame.Fail(exception);
            throw;
        }

        frame.LeaveAsync();
        if (!task.IsCompletedSuccessfully) return new ValueTask(AsyncCalls.Await(task.AsTask(), frame.Run));
        task.GetAwaiter().GetResult(); // gives a pooled source back
        return frame.Run.Engine.Log.WhenDurableAsync(frame.Complete(default(Nothing)));
    }

    /// <summary>A call that returns a <see cref="ValueTask{TResult}"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>A task that ends with the run.</returns>
    public static ValueTask<TResult> RunValueAsync<TCall, TResult>(in TCall call) where TCall : struct, ITrackedCall<ValueTask<TResult>>
    {
        var method = call.Method;
        switch (CallGate.Route(method.Definition, out var engine, out var parent))
        {
            case CallRoute.Untracked:
                return call.Invoke(call.CancellationToken);
            case CallRoute.Captured:
                Capture(new ValueTaskCall<TCall, TResult>(call));
                return new ValueTask<TResult>(default(TResult)!);
            case CallRoute.Attempts:
                return new ValueTask<TResult>(Attempts.RunAsync(engine!, parent, new ValueTaskCall<TCall, TResult>(call)));
        }

        var frame = CallFrame.Enter(engine!, parent, method.Definition, method.TakesCancellationToken, call.CancellationToken);
        ValueTask<TResult> task;
        try
        {
            task = call.Invoke(frame.Token);
        }
        catch (Exception exception) // as above
        {
            frame.LeaveAsync();
            frame.Fail(exception);
            throw;
        }

        frame.LeaveAsync();
        if (!task.IsCompletedSuccessfully) return new ValueTask<TResult>(AsyncCalls.Await(task.AsTask(), frame.Run));
        var result = task.Result;
        return AsyncCalls.Settle(result, frame.Run.Engine.Log.WhenDurableAsync(frame.Complete(result)));
    }

    static void Capture(CapturedCall call) => ((CallCapture)Ambient.Current!).Add(call);
}
