namespace Orchestrix.Runs;

/// <summary>Changes runs from outside. May be called from any thread.</summary>
public interface IRunControl
{
    /// <summary>Asks a flow run to stop: it becomes Cancelling (Cancelled at once if it has not begun), its token and those below it are cancelled.</summary>
    /// <param name="runId">The flow run.</param>
    /// <param name="reason">Why, for people; becomes the state's message.</param>
    /// <param name="cancellationToken">Gives up waiting until the request is stored.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ControlResult> CancelAsync(Guid runId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Suspends a flow run from outside: its body is left at the next call of a step or the next pause, and executes again when the run is resumed.</summary>
    /// <param name="runId">The flow run.</param>
    /// <param name="reason">Why, for people; becomes the state's message.</param>
    /// <param name="timeout">For how long at most; then the run fails. By default as long as it takes.</param>
    /// <param name="cancellationToken">Gives up looking for the run.</param>
    /// <returns>Whether it will be suspended, should it come to a step; refused for a run that does not execute, or whose flow does not remember its steps.</returns>
    ValueTask<ControlResult> SuspendAsync(Guid runId, string reason, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a run that waits without input.</summary>
    /// <param name="runId">The flow run.</param>
    /// <param name="key">Which of its pauses; needed only where it waits at several.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the log.</param>
    /// <returns>What became of it. Refused when the run waits for nothing or for input, or when somebody else was first.</returns>
    ValueTask<ControlResult> ResumeAsync(Guid runId, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a run that waits for input.</summary>
    /// <typeparam name="T">The input's type: that which the flow waits for, or any that looks the same as JSON, also <see cref="System.Text.Json.JsonElement"/>. Names of fields may be written in small letters.</typeparam>
    /// <param name="runId">The flow run.</param>
    /// <param name="input">The input.</param>
    /// <param name="key">Which of its pauses; needed only where it waits at several.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the log.</param>
    /// <returns>What became of it, once the run goes on. Refused when the input has another shape (<see cref="ControlResult.Mistakes"/> has all mistakes; the run waits on), or when somebody else was first.</returns>
    ValueTask<ControlResult> ResumeWithAsync<T>(Guid runId, T input, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a message to a flow run, which receives it with <see cref="Run.ReceiveAsync{T}"/>.</summary>
    /// <typeparam name="T">What it says.</typeparam>
    /// <param name="runId">The flow run.</param>
    /// <param name="message">The message.</param>
    /// <param name="name">Its name; by default that of its type.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the log.</param>
    /// <returns>What became of it. Refused when the run is unknown or has ended, or has 1,000 messages that it has not received.</returns>
    ValueTask<ControlResult> SendAsync<T>(Guid runId, T message, string? name = null, CancellationToken cancellationToken = default);
}
