using System.Runtime.CompilerServices;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Lets the flow wait until somebody resumes it: its state is Paused, and no thread is held. What else of it executes goes on.</summary>
    /// <param name="key">As <see cref="PauseOptions{T}.Key"/>.</param>
    /// <param name="timeout">How long to wait at most; by default an hour. <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    /// <param name="description">What people read who are to resume it, in Markdown.</param>
    /// <param name="cancellationToken">Waits no longer; the run's own token always does.</param>
    /// <returns>A task that ends when the run is resumed.</returns>
    /// <exception cref="PauseTimedOutException">Nobody resumed it in time.</exception>
    /// <exception cref="PauseException">There is no flow run here, or it cannot wait.</exception>
    public static Task PauseAsync(string? key = null, TimeSpan? timeout = null, string? description = null, CancellationToken cancellationToken = default) =>
        Pauses.WaitAsync(new PauseRequest(key, timeout, description), suspends: false, cancellationToken);

    /// <summary>Lets the flow wait for input: its state is Paused, and no thread is held. What else of it executes goes on.</summary>
    /// <typeparam name="T">The input's type: anything that JSON can write, also a number or a text. Input of another shape is refused, and the flow waits on.</typeparam>
    /// <param name="key">As <see cref="PauseOptions{T}.Key"/>.</param>
    /// <param name="timeout">How long to wait at most; by default an hour. <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    /// <param name="description">What people read who are asked, in Markdown.</param>
    /// <param name="cancellationToken">Waits no longer; the run's own token always does.</param>
    /// <returns>The input.</returns>
    /// <exception cref="PauseTimedOutException">Nobody answered in time.</exception>
    /// <exception cref="PauseException">There is no flow run here, or it cannot wait.</exception>
    public static Task<T> PauseForAsync<T>(string? key = null, TimeSpan? timeout = null, string? description = null, CancellationToken cancellationToken = default) =>
        Pauses.WaitForAsync(new PauseOptions<T> { Key = key, Timeout = timeout, Description = description }, suspends: false, cancellationToken);

    /// <inheritdoc cref="PauseForAsync{T}(string?, TimeSpan?, string?, CancellationToken)"/>
    /// <param name="options">Key, timeout, what people read, and what their form is filled with.</param>
    public static Task<T> PauseForAsync<T>(PauseOptions<T> options) => Pauses.WaitForAsync(options, suspends: false, default);

    /// <summary>
    /// Suspends the flow: its body is left by a <see cref="RunSuspendedException"/>, which gives back what it holds. When somebody resumes the run, the body
    /// executes again from its top; finished steps answer with their results, and this call returns.
    /// </summary>
    /// <param name="key">As <see cref="PauseOptions{T}.Key"/>.</param>
    /// <param name="timeout">How long to wait at most; by default as long as it takes. Then the run fails, without its body.</param>
    /// <param name="description">What people read who are to resume it, in Markdown.</param>
    /// <returns>A task that has ended when the run was resumed here before.</returns>
    /// <exception cref="RunSuspendedException">The body is to be left now.</exception>
    /// <exception cref="PauseException">There is no flow run here, or it cannot be suspended: only a run at the root can, of a flow that remembers its steps (<see cref="FlowAttribute.Suspends"/>).</exception>
    public static Task SuspendAsync(string? key = null, TimeSpan? timeout = null, string? description = null) =>
        Pauses.WaitAsync(new PauseRequest(key, timeout, description), suspends: true, default);

    /// <summary>Suspends the flow, as <see cref="SuspendAsync(string?, TimeSpan?, string?)"/> does, until somebody resumes it with input.</summary>
    /// <typeparam name="T">The input's type, as for <see cref="PauseForAsync{T}(string?, TimeSpan?, string?, CancellationToken)"/>.</typeparam>
    /// <param name="key">As <see cref="PauseOptions{T}.Key"/>.</param>
    /// <param name="timeout">How long to wait at most; by default as long as it takes.</param>
    /// <param name="description">What people read who are asked, in Markdown.</param>
    /// <returns>The input.</returns>
    /// <exception cref="RunSuspendedException">The body is to be left now.</exception>
    /// <exception cref="PauseException">There is no flow run here, or it cannot be suspended.</exception>
    public static Task<T> SuspendForAsync<T>(string? key = null, TimeSpan? timeout = null, string? description = null) =>
        SuspendForAsync(new PauseOptions<T> { Key = key, Timeout = timeout, Description = description });

    /// <inheritdoc cref="SuspendForAsync{T}(string?, TimeSpan?, string?)"/>
    /// <param name="options">Key, timeout, what people read, and what their form is filled with.</param>
    public static Task<T> SuspendForAsync<T>(PauseOptions<T> options) => Pauses.WaitForAsync(options, suspends: true, default);

    /// <summary>Receives messages that are sent to the flow run, in their order, each once.</summary>
    /// <typeparam name="T">What they say.</typeparam>
    /// <param name="name">Under which name they are sent; by default that of the type.</param>
    /// <param name="timeout">How long to wait for each; then the enumeration ends. By default as long as it takes.</param>
    /// <param name="cancellationToken">Waits no longer; the run's own token always does.</param>
    /// <returns>The messages, as they come.</returns>
    /// <exception cref="PauseException">There is no flow run here.</exception>
    public static async IAsyncEnumerable<T> ReceiveAsync<T>(string? name = null, TimeSpan? timeout = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in ReceiveMessagesAsync<T>(name, timeout, cancellationToken).ConfigureAwait(false)) yield return message.Value;
    }

    /// <summary>Receives messages as <see cref="ReceiveAsync{T}"/> does, with who sent them, so that they can be answered.</summary>
    /// <inheritdoc cref="ReceiveAsync{T}"/>
    public static IAsyncEnumerable<RunMessage<T>> ReceiveMessagesAsync<T>(string? name = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Pauses.ReceiveAsync<T>(name ?? RunInputs.NameOf<T>(), timeout ?? Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Sends a message to another flow run of the host.</summary>
    /// <typeparam name="T">What it says.</typeparam>
    /// <param name="runId">The flow run.</param>
    /// <param name="message">The message.</param>
    /// <param name="name">Its name; by default that of its type.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the log.</param>
    /// <returns>What became of it: refused when the run is unknown or has ended, or has 1,000 messages that it has not received.</returns>
    /// <exception cref="PauseException">There is no run here; from outside use <see cref="IRunControl.SendAsync{T}"/>.</exception>
    public static ValueTask<ControlResult> SendAsync<T>(Guid runId, T message, string? name = null, CancellationToken cancellationToken = default)
    {
        var run = Ambient.Run ?? throw new PauseException("There is no run here that could send a message. Send it from within a flow or a task, or with IRunControl.SendAsync.");
        return run.Engine.Inputs.SendAsync(runId, name ?? RunInputs.NameOf<T>(), message, (run as FlowRun ?? run.EnclosingFlow)?.Id, cancellationToken);
    }
}
