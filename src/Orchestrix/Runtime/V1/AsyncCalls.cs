using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>Ends runs whose bodies are suspended, or whose end still has to become durable.</summary>
/// <remarks>Each suspended call keeps one of these methods' state: the ones for stores that never wait hold nothing but the task and the run.</remarks>
[StackTraceHidden]
static class AsyncCalls
{
    public static Task Await(Task task, Run run) => run.Engine.Log.IsImmediate ? AwaitAtOnce(task, run) : AwaitDurably(task, run);

    public static Task<TResult> Await<TResult>(Task<TResult> task, Run run) => run.Engine.Log.IsImmediate ? AwaitAtOnce(task, run) : AwaitDurably(task, run);

    // In memory everything is as durable as it gets at once: the user's own task is returned, and nothing is allocated.
    public static Task Settle(Task task, ValueTask durable) => durable.IsCompletedSuccessfully ? task : durable.AsTask();

    public static Task<TResult> Settle<TResult>(Task<TResult> task, ValueTask durable) => durable.IsCompletedSuccessfully ? task : After(task, durable);

    public static ValueTask<TResult> Settle<TResult>(TResult result, ValueTask durable) =>
        durable.IsCompletedSuccessfully ? new ValueTask<TResult>(result) : new ValueTask<TResult>(After(Task.FromResult(result), durable));

    static async Task AwaitAtOnce(Task task, Run run)
    {
        run.Suspended();
        try
        {
            await task.ConfigureAwait(false);
            run.Resumed();
        }
        catch (Exception exception) // the body's: it becomes the run's state, and goes on to the caller
        {
            run.Resumed();
            CallFrame.Fail(run, exception);
            throw;
        }

        run.Engine.CompletePlain(run, default(Nothing));
    }

    static async Task<TResult> AwaitAtOnce<TResult>(Task<TResult> task, Run run)
    {
        run.Suspended();
        try
        {
            var result = await task.ConfigureAwait(false);
            run.Resumed();
            run.Engine.CompletePlain(run, result);
            return result;
        }
        catch (Exception exception) when (!run.State.IsTerminal) // the body's, as above: what ends the run does not throw
        {
            run.Resumed();
            CallFrame.Fail(run, exception);
            throw;
        }
    }

    static async Task AwaitDurably(Task task, Run run)
    {
        run.Suspended();
        try
        {
            await task.ConfigureAwait(false);
            run.Resumed();
        }
        catch (Exception exception) // as above
        {
            run.Resumed();
            await run.Engine.Log.WhenDurableAsync(CallFrame.Fail(run, exception)).ConfigureAwait(false);
            throw;
        }

        await run.Engine.Log.WhenDurableAsync(run.Engine.CompletePlain(run, default(Nothing))).ConfigureAwait(false);
    }

    static async Task<TResult> AwaitDurably<TResult>(Task<TResult> task, Run run)
    {
        run.Suspended();
        TResult result;
        try
        {
            result = await task.ConfigureAwait(false);
            run.Resumed();
        }
        catch (Exception exception) // as above
        {
            run.Resumed();
            await run.Engine.Log.WhenDurableAsync(CallFrame.Fail(run, exception)).ConfigureAwait(false);
            throw;
        }

        await run.Engine.Log.WhenDurableAsync(run.Engine.CompletePlain(run, result)).ConfigureAwait(false);
        return result;
    }

    static async Task<TResult> After<TResult>(Task<TResult> task, ValueTask durable)
    {
        await durable.ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
