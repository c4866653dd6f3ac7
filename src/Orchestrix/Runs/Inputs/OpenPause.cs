using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>A pause that is being waited at. It is closed once, by whoever comes first: an answer, the end of its time, or the end of the waiting.</summary>
sealed class OpenPause(FlowRun run, PauseRequest request, string key, int number, long sinceTicks, bool suspends)
{
    readonly TaskCompletionSource<JsonElement?> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int closed;

    public FlowRun Run => run;

    public PauseRequest Request => request;

    public string Key => key;

    /// <summary>A number of its own among all pauses of the run.</summary>
    public int Number => number;

    public long SinceTicks => sinceTicks;

    public long? UntilTicks { get; } = request.UntilTicks(sinceTicks, suspends);

    /// <summary>Whether the body was left.</summary>
    public bool Suspends => suspends;

    public bool IsClosed => Volatile.Read(ref closed) != 0;

    /// <summary>Ends with the input, if there is any.</summary>
    public Task<JsonElement?> Task => completion.Task;

    public bool TryClose() => Interlocked.Exchange(ref closed, 1) == 0;

    public void Complete(JsonElement? input) => completion.TrySetResult(input);

    public void RunOut() => completion.TrySetException(new PauseTimedOutException(this));

    public void Cancel(CancellationToken token) => completion.TrySetCanceled(token);
}
