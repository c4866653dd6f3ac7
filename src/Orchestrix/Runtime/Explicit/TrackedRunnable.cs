using System.Diagnostics;
using Orchestrix.Runtime.Explicit;
using Orchestrix.Runtime.V1;
using Orchestrix.Tasks;

#pragma warning disable RS0026 // all overloads have the same optional parameter, and the lambda tells them apart

namespace Orchestrix;

/// <summary>A flow or task by hand: a name and options, which the body is given to at each call. Immutable; may be used from any thread.</summary>
/// <remarks>
/// <para>Each call is what a call of a marked method is: a run of its own below the run that is under way, with the same retries, limits, results that are kept, events. Where nothing tracks, the
/// body is called and nothing else happens. A lambda of <c>Then.RunFlow</c>, <c>Run.Submit</c> and the like records the call instead.</para>
/// <para>The input stands for the arguments: it tells one step of a run from another, is part of the key under which results are kept, and is shown to people. A body that uses what is
/// outside of it, beside its input, uses what the run does not know of. Several values are a tuple or a record; a secret is left out, or is marked <see cref="SensitiveAttribute"/>
/// in the type of the input.</para>
/// </remarks>
[StackTraceHidden]
public abstract class TrackedRunnable
{
    TrackedMethod? method;

    private protected TrackedRunnable(ExplicitOptions options) => Options = options;

    /// <summary>What is known about it before it runs.</summary>
    public abstract RunnableDefinition Definition { get; }

    internal ExplicitOptions Options { get; }

    internal TrackedMethod Method => method ?? Interlocked.CompareExchange(ref method, Options.ToMethod(Parameters, Start), null) ?? method!;

    private protected virtual IReadOnlyList<TrackedParameter> Parameters => [new(Tracked.Input, "object?") { IsOptional = true }];

    private protected virtual Action<NamedArguments>? Start => null;

    /// <summary>Calls a body that ends when it returns.</summary>
    /// <param name="body">Gets the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public void Call(Action<CancellationToken> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        TrackedCalls.Run(new ExplicitAction<Action<CancellationToken>>(this, body, static (body, token) => body(token), false, cancellationToken));
    }

    /// <summary>Calls a body that ends when it returns.</summary>
    /// <typeparam name="TInput">What the body is given.</typeparam>
    /// <param name="input">The input: what tells this call from others.</param>
    /// <param name="body">Gets the input and the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public void Call<TInput>(TInput input, Action<TInput, CancellationToken> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        TrackedCalls.Run(new ExplicitAction<TInput>(this, input, body, true, cancellationToken));
    }

    /// <summary>Calls a body that ends when it returns.</summary>
    /// <typeparam name="TResult">What it returns; no task, which <see cref="CallAsync{TResult}(Func{CancellationToken, Task{TResult}}, CancellationToken)"/> takes.</typeparam>
    /// <param name="body">Gets the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What the body returns.</returns>
    /// <exception cref="ArgumentException">The body returns a task, or a stream: its run would end before it does.</exception>
    public TResult Call<TResult>(Func<CancellationToken, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        SyncResult<TResult>.ThrowIfLater(this, body);
        return TrackedCalls.Run<ExplicitCall<Func<CancellationToken, TResult>, TResult>, TResult>(new(this, body, static (body, token) => body(token), false, cancellationToken));
    }

    /// <summary>Calls a body that ends when it returns.</summary>
    /// <typeparam name="TInput">What the body is given.</typeparam>
    /// <typeparam name="TResult">What it returns; no task, which <see cref="CallAsync{TInput, TResult}(TInput, Func{TInput, CancellationToken, Task{TResult}}, CancellationToken)"/> takes.</typeparam>
    /// <param name="input">The input: what tells this call from others.</param>
    /// <param name="body">Gets the input and the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What the body returns.</returns>
    /// <exception cref="ArgumentException">The body returns a task, or a stream: its run would end before it does.</exception>
    public TResult Call<TInput, TResult>(TInput input, Func<TInput, CancellationToken, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        SyncResult<TResult>.ThrowIfLater(this, body);
        return TrackedCalls.Run<ExplicitCall<TInput, TResult>, TResult>(new(this, input, body, true, cancellationToken));
    }

    /// <summary>Calls an asynchronous body.</summary>
    /// <param name="body">Gets the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task CallAsync(Func<CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TrackedCalls.RunAsync(new ExplicitCall<Func<CancellationToken, Task>, Task>(this, body, static (body, token) => body(token), false, cancellationToken));
    }

    /// <summary>Calls an asynchronous body.</summary>
    /// <typeparam name="TInput">What the body is given.</typeparam>
    /// <param name="input">The input: what tells this call from others.</param>
    /// <param name="body">Gets the input and the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task CallAsync<TInput>(TInput input, Func<TInput, CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TrackedCalls.RunAsync(new ExplicitCall<TInput, Task>(this, input, body, true, cancellationToken));
    }

    /// <summary>Calls an asynchronous body.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="body">Gets the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task<TResult> CallAsync<TResult>(Func<CancellationToken, Task<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TrackedCalls.RunAsync<ExplicitCall<Func<CancellationToken, Task<TResult>>, Task<TResult>>, TResult>(new(this, body, static (body, token) => body(token), false, cancellationToken));
    }

    /// <summary>Calls an asynchronous body.</summary>
    /// <typeparam name="TInput">What the body is given.</typeparam>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="input">The input: what tells this call from others.</param>
    /// <param name="body">Gets the input and the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task<TResult> CallAsync<TInput, TResult>(TInput input, Func<TInput, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TrackedCalls.RunAsync<ExplicitCall<TInput, Task<TResult>>, TResult>(new(this, input, body, true, cancellationToken));
    }

    /// <summary>Calls a body that returns its elements one by one.</summary>
    /// <typeparam name="TInput">What the body is given.</typeparam>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="input">The input: what tells this call from others.</param>
    /// <param name="body">Gets the input and the token of the run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The elements. Each time that somebody goes through them is a run.</returns>
    /// <exception cref="InvalidOperationException">The options say what a stream cannot keep: retries, a timeout, limits, a cache.</exception>
    public IAsyncEnumerable<T> Stream<TInput, T>(TInput input, Func<TInput, CancellationToken, IAsyncEnumerable<T>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Definition is { Settings: { Retry.Retries: > 0 } or { Timeout: not null } } or { Rules: not null })
            throw new InvalidOperationException($"'{this}' has retries, a timeout, limits or a cache, but a stream happens once: whoever asked has its elements already. Leave them out, or let a task of its own make each element.");
        return StreamCalls.Run<ExplicitCall<TInput, IAsyncEnumerable<T>>, T>(new(this, input, body, true, cancellationToken));
    }

    /// <inheritdoc/>
    public override string ToString() => Definition.Name;
}
