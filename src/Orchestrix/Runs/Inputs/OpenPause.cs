using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>A pause that is being waited at. It is closed once, by whoever comes first: an answer, the end of its time, or the end of the waiting.</summary>
/// <remarks>It is its own promise, since there may be very many.</remarks>
sealed class OpenPause(FlowRun run, PauseRequest request, string key, int number, long sinceTicks, bool suspends)
    : TaskCompletionSource<JsonElement?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    readonly long until = request.UntilTicks(sinceTicks, suspends) ?? long.MaxValue;
    TaskCompletionSource? resuming;
    int closed;

    public FlowRun Run => run;

    public PauseRequest Request => request;

    public string Key => key;

    /// <summary>A number of its own among all pauses of the run.</summary>
    public int Number => number;

    public long SinceTicks => sinceTicks;

    public long? UntilTicks => until == long.MaxValue ? null : until;

    /// <summary>Whether the body was left.</summary>
    public bool Suspends => suspends;

    public bool IsClosed => Volatile.Read(ref closed) != 0;

    /// <summary>Lets one after the other resume the pause: who comes second sees what became of the first, and leaves nothing in the log.</summary>
    /// <param name="other">Ends when somebody else has tried; null when it is the caller's turn, who has to call <see cref="EndResuming"/>.</param>
    public bool TryBeginResuming([NotNullWhen(false)] out Task? other)
    {
        other = Interlocked.CompareExchange(ref resuming, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null)?.Task;
        return other is null;
    }

    public void EndResuming() => Interlocked.Exchange(ref resuming, null)!.SetResult();

    public bool TryClose() => Interlocked.Exchange(ref closed, 1) == 0;

    public void Complete(JsonElement? input) => TrySetResult(input);

    public void RunOut() => TrySetException(new PauseTimedOutException(this));

    public void Cancel(CancellationToken token) => TrySetCanceled(token);
}
