using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>Ends runs whose bodies are suspended, or whose end still has to become durable.</summary>
static class AsyncCalls
{
    public static async Task Await(Task task, CallFrame frame)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception) // the body's: it becomes the run's state, and goes on to the caller
        {
            await frame.Engine.Log.WhenDurableAsync(frame.Fail(exception)).ConfigureAwait(false);
            throw;
        }

        await frame.Engine.Log.WhenDurableAsync(frame.Complete(default(Nothing))).ConfigureAwait(false);
    }

    public static async Task<TResult> Await<TResult>(Task<TResult> task, CallFrame frame)
    {
        TResult result;
        try
        {
            result = await task.ConfigureAwait(false);
        }
        catch (Exception exception) // as above
        {
            await frame.Engine.Log.WhenDurableAsync(frame.Fail(exception)).ConfigureAwait(false);
            throw;
        }

        await frame.Engine.Log.WhenDurableAsync(frame.Complete(result)).ConfigureAwait(false);
        return result;
    }

    // In memory everything is as durable as it gets at once: the user's own task is returned, and nothing is allocated.
    public static Task Settle(Task task, ValueTask durable) => durable.IsCompletedSuccessfully ? task : durable.AsTask();

    public static Task<TResult> Settle<TResult>(Task<TResult> task, ValueTask durable) => durable.IsCompletedSuccessfully ? task : After(task, durable);

    public static ValueTask<TResult> Settle<TResult>(TResult result, ValueTask durable) =>
        durable.IsCompletedSuccessfully ? new ValueTask<TResult>(result) : new ValueTask<TResult>(After(Task.FromResult(result), durable));

    static async Task<TResult> After<TResult>(Task<TResult> task, ValueTask durable)
    {
        await durable.ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
