using System.Diagnostics;
using Orchestrix.Runtime.V1;

namespace Orchestrix.Runtime.Explicit;

/// <summary>A call by hand that returns something, in the form of the structs that the compiler generates for calls of marked methods.</summary>
/// <param name="callee">What is called.</param>
/// <param name="input">The input; where there is none, what the body needs.</param>
/// <param name="body">The body.</param>
/// <param name="hasInput">Whether the input is one that users gave.</param>
/// <param name="cancellationToken">The caller's token.</param>
[StackTraceHidden]
readonly struct ExplicitCall<TInput, TReturn>(TrackedRunnable callee, TInput input, Func<TInput, CancellationToken, TReturn> body, bool hasInput, CancellationToken cancellationToken) : ITrackedCall<TReturn>
{
    public TrackedMethod Method => callee.Method;

    public CancellationToken CancellationToken => cancellationToken;

    public TReturn Invoke(CancellationToken cancellationToken) => body(input, cancellationToken);

    public void Describe(CallArguments arguments) => callee.Options.Describe(arguments, input, hasInput);
}

/// <summary>A call by hand that returns nothing.</summary>
/// <param name="callee">What is called.</param>
/// <param name="input">The input; where there is none, what the body needs.</param>
/// <param name="body">The body.</param>
/// <param name="hasInput">Whether the input is one that users gave.</param>
/// <param name="cancellationToken">The caller's token.</param>
[StackTraceHidden]
readonly struct ExplicitAction<TInput>(TrackedRunnable callee, TInput input, Action<TInput, CancellationToken> body, bool hasInput, CancellationToken cancellationToken) : ITrackedAction
{
    public TrackedMethod Method => callee.Method;

    public CancellationToken CancellationToken => cancellationToken;

    public void Invoke(CancellationToken cancellationToken) => body(input, cancellationToken);

    public void Describe(CallArguments arguments) => callee.Options.Describe(arguments, input, hasInput);
}
