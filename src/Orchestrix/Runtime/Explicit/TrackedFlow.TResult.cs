using System.Diagnostics;
using Orchestrix.Runtime.Explicit;
using Orchestrix.Runtime.V1;

namespace Orchestrix;

/// <summary>A flow by hand with a body of its own, which takes nothing. Immutable; may be used from any thread.</summary>
/// <typeparam name="TResult">What it returns.</typeparam>
/// <remarks>A host that shall start it by its name is told of it with <see cref="TrackedBuilderExtensions.AddFlow"/>.</remarks>
[StackTraceHidden]
public sealed class TrackedFlow<TResult> : TrackedFlow
{
    readonly Func<CancellationToken, Task<TResult>> body;

    internal TrackedFlow(ExplicitOptions options, Func<CancellationToken, Task<TResult>> body) : base(options) => this.body = body;

    /// <summary>Calls the flow: a tracked run, as a call of a method that is marked <see cref="FlowAttribute"/>.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task<TResult> CallAsync(CancellationToken cancellationToken = default) => CallAsync(body, cancellationToken);

    private protected override IReadOnlyList<TrackedParameter> Parameters => [];

    private protected override Action<NamedArguments> Start => _ => CallAsync();
}
