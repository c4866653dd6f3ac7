namespace Orchestrix.Runs;

/// <summary>Executes a captured call as if it were called where it stands, and tells how it ended.</summary>
static class TriedCall
{
    public static AsyncCall<T> Captured<T>(CapturedCall call) =>
        call as AsyncCall<T> ?? throw new CallCaptureException($"Run.TryAsync was given a call of '{call.Definition.Name}' whose result was converted. Name the method's own type of result.");

    public static Ending<T> Run<T>(SyncCall<T> call)
    {
        RunReceipt receipt = new();
        var isTracked = IsTracked(call, out var engine, out var parent);
        try
        {
            var value = isTracked ? Attempts.Run(engine!, parent, call, receipt) : call.Invoke(call.CallerToken);
            return EndingOf(call, receipt, value, null);
        }
        catch (Exception exception) // the body's: it is told instead of thrown
        {
            return EndingOf<T>(call, receipt, default, exception);
        }
    }

    // Not async itself: as any call, it begins in its caller's context.
    public static Task<Ending<T>> RunAsync<T>(AsyncCall<T> call)
    {
        RunReceipt receipt = new();
        var isTracked = IsTracked(call, out var engine, out var parent);
        Task<T> task;
        try
        {
            task = isTracked ? Attempts.RunAsync(engine!, parent, call, receipt) : call.Invoke(call.CallerToken);
        }
        catch (Exception exception) // a method that is not async itself
        {
            task = Task.FromException<T>(exception);
        }

        return EndAsync(call, receipt, task);
    }

    static async Task<Ending<T>> EndAsync<T>(CapturedCall call, RunReceipt receipt, Task<T> task)
    {
        try
        {
            return EndingOf(call, receipt, await task.ConfigureAwait(false), null);
        }
        catch (Exception exception) // as above
        {
            return EndingOf<T>(call, receipt, default, exception);
        }
    }

    static bool IsTracked(CapturedCall call, out RunEngine? engine, out Run? parent) => CallGate.Route(call.Definition, out engine, out parent) switch
    {
        CallRoute.Captured => throw new CallCaptureException("Run.Try and Run.TryAsync execute a call, and cannot stand where one is only named."),
        CallRoute.Untracked => false,
        _ => true,
    };

    static Ending<T> EndingOf<T>(CapturedCall call, RunReceipt receipt, T? value, Exception? exception)
    {
        if (receipt.Run is { } run) return new(run, run.State, exception ?? run.Exception, value);
        var state = exception switch
        {
            null => value as RunState ?? RunState.Completed,
            OperationCanceledException when call.CallerToken.IsCancellationRequested => new RunState(StateType.Cancelled) { CancellationReason = CancellationReason.Caller },
            _ => new RunState(StateType.Failed, message: $"{exception.GetType().Name}: {exception.Message}"),
        };
        return new(null, state, exception, value);
    }

    /// <summary>How a call ended.</summary>
    public readonly record struct Ending<T>(Run? Run, RunState State, Exception? Exception, T? Value);
}
