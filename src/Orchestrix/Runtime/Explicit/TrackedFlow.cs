using Orchestrix.Flows;
using Orchestrix.Runtime.Explicit;

namespace Orchestrix;

/// <summary>A flow by hand: what <see cref="Tracked.Flow(string)"/> makes. Immutable; may be used from any thread.</summary>
/// <remarks>
/// Such a flow is told at each call what it does. One that documents, deployments and other processes can start by its name has one body, which <c>WithBody</c> gives it.
/// </remarks>
public class TrackedFlow : TrackedRunnable
{
    internal TrackedFlow(ExplicitOptions options) : base(options) { }

    /// <inheritdoc/>
    public sealed override FlowDefinition Definition => (FlowDefinition)Method.Definition;

    /// <summary>The same flow with a body of its own.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="body">The body; gets the token of the run.</param>
    /// <returns>The flow, which is called without anything else.</returns>
    public TrackedFlow<TResult> WithBody<TResult>(Func<CancellationToken, Task<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(Options, body);
    }

    /// <summary>The same flow with a body of its own, which returns nothing.</summary>
    /// <param name="body">The body; gets the token of the run.</param>
    /// <returns>The flow, which is called without anything else. Its result is <see langword="null"/>.</returns>
    public TrackedFlow<object?> WithBody(Func<CancellationToken, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(Options, async token =>
        {
            await body(token).ConfigureAwait(false);
            return null;
        });
    }

    /// <summary>The same flow with a body of its own that takes something.</summary>
    /// <typeparam name="TInput">What the body is given. Several values are a tuple or a record.</typeparam>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="body">The body; gets the input and the token of the run.</param>
    /// <returns>The flow, which is called with the input alone.</returns>
    public TrackedFlow<TInput, TResult> WithBody<TInput, TResult>(Func<TInput, CancellationToken, Task<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(Options, body);
    }

    /// <summary>The same flow with a body of its own that takes something, and returns nothing.</summary>
    /// <typeparam name="TInput">What the body is given. Several values are a tuple or a record.</typeparam>
    /// <param name="body">The body; gets the input and the token of the run.</param>
    /// <returns>The flow, which is called with the input alone. Its result is <see langword="null"/>.</returns>
    public TrackedFlow<TInput, object?> WithBody<TInput>(Func<TInput, CancellationToken, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(Options, async (input, token) =>
        {
            await body(input, token).ConfigureAwait(false);
            return null;
        });
    }
}
