using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>One call that passes something by reference, while it is under way. It is ended once: by <see cref="Fail"/>, a <c>Complete</c>, or an <c>End</c>.</summary>
[StackTraceHidden]
public readonly struct InlineCall
{
    readonly DirectRun direct;
    readonly ExecutionContext? before;
    readonly object? ambient;
    readonly object? outside;
    readonly bool isTracked;

    internal InlineCall(CancellationToken token) => Token = token;

    InlineCall(RunEngine engine, Run? parent, TrackedMethod method, CancellationToken caller)
    {
        ambient = Ambient.Current;
        before = ExecutionContext.Capture();
        direct = DirectRun.Begin(engine, parent, method.Definition);
        Token = method.TakesCancellationToken ? engine.TokenFor(direct.Run, caller) : default;
        Ambient.Current = direct.Run;
        outside = engine.Probe?.Enter(direct.Run);
        isTracked = true;
    }

    /// <summary>What the method is given in place of the caller's token.</summary>
    public CancellationToken Token { get; }

    internal static InlineCall Enter(RunEngine engine, Run? parent, TrackedMethod method, CancellationToken caller) =>
        engine.FakeOf(method.Definition) is null
            ? new InlineCall(engine, parent, method, caller)
            : throw new OrchestrixException($"'{method.Name}' has a fake, but passes something by reference, which no fake can. Let the test call it, or fake what it calls.");

    /// <summary>The method threw. The caller lets the exception go on.</summary>
    /// <param name="exception">What it threw.</param>
    public void Fail(Exception exception)
    {
        if (!isTracked) return;
        try
        {
            direct.Fail(exception);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The method returned nothing, or what cannot be kept.</summary>
    public void Complete() => Complete(default(Nothing));

    /// <summary>The method returned a value.</summary>
    /// <typeparam name="TResult">The value's type.</typeparam>
    /// <param name="result">The value.</param>
    public void Complete<TResult>(TResult result)
    {
        if (!isTracked) return;
        try
        {
            direct.Complete(result);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The method returned a <see cref="Task"/>.</summary>
    /// <param name="task">The task.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task End(Task task)
    {
        if (!isTracked) return task;
        LeaveAsync();
        return AwaitAsync(direct, task);
    }

    /// <summary>The method returned a <see cref="Task{TResult}"/>.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="task">The task.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task<TResult> End<TResult>(Task<TResult> task)
    {
        if (!isTracked) return task;
        LeaveAsync();
        return AwaitAsync(direct, task);
    }

    /// <summary>The method returned a <see cref="ValueTask"/>.</summary>
    /// <param name="task">The task.</param>
    /// <returns>A task that ends with the run.</returns>
    public ValueTask End(ValueTask task) => isTracked ? new ValueTask(End(task.AsTask())) : task;

    /// <summary>The method returned a <see cref="ValueTask{TResult}"/>.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="task">The task.</param>
    /// <returns>A task that ends with the run.</returns>
    public ValueTask<TResult> End<TResult>(ValueTask<TResult> task) => isTracked ? new ValueTask<TResult>(End(task.AsTask())) : task;

    static async Task AwaitAsync(DirectRun direct, Task task)
    {
        direct.Run.Suspended();
        try
        {
            await task.ConfigureAwait(false);
            direct.Run.Resumed();
        }
        catch (Exception exception) // the body's: it becomes the run's state, and goes on to the caller
        {
            direct.Run.Resumed();
            await direct.FailAsync(exception).ConfigureAwait(false);
            throw;
        }

        await direct.CompleteAsync(default(Nothing)).ConfigureAwait(false);
    }

    static async Task<TResult> AwaitAsync<TResult>(DirectRun direct, Task<TResult> task)
    {
        direct.Run.Suspended();
        TResult result;
        try
        {
            result = await task.ConfigureAwait(false);
            direct.Run.Resumed();
        }
        catch (Exception exception) // as above
        {
            direct.Run.Resumed();
            await direct.FailAsync(exception).ConfigureAwait(false);
            throw;
        }

        await direct.CompleteAsync(result).ConfigureAwait(false);
        return result;
    }

    // What a synchronous body wrote into other AsyncLocals stays.
    void Leave()
    {
        direct.Run.Engine.Probe?.Leave(outside);
        Ambient.Current = ambient;
    }

    // As the caller of any async method, it keeps its own context.
    void LeaveAsync()
    {
        direct.Run.Engine.Probe?.Leave(outside);
        if (before is not null) ExecutionContext.Restore(before);
        else Ambient.Current = ambient;
    }
}
