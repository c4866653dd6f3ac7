using System.Diagnostics;
using Orchestrix.Runtime.Explicit;
using Orchestrix.Runtime.V1;

namespace Orchestrix;

/// <summary>A flow by hand with a body of its own. Immutable; may be used from any thread.</summary>
/// <typeparam name="TInput">What the body is given. It is read from JSON where a document starts the flow.</typeparam>
/// <typeparam name="TResult">What it returns.</typeparam>
/// <remarks>A host that shall start it by its name is told of it with <see cref="TrackedBuilderExtensions.AddFlow"/>.</remarks>
/// <example>
/// <code>
/// static readonly TrackedFlow&lt;int, List&lt;string&gt;&gt; BuildNames = Tracked.Flow("build_names").WithBody(async (int count, CancellationToken ct) => …);
///
/// var names = await BuildNames.CallAsync(10);
/// </code>
/// </example>
[StackTraceHidden]
public sealed class TrackedFlow<TInput, TResult> : TrackedFlow
{
    readonly Func<TInput, CancellationToken, Task<TResult>> body;

    internal TrackedFlow(ExplicitOptions options, Func<TInput, CancellationToken, Task<TResult>> body) : base(options) => this.body = body;

    /// <summary>Calls the flow: a tracked run, as a call of a method that is marked <see cref="FlowAttribute"/>.</summary>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A task that ends with the run.</returns>
    public Task<TResult> CallAsync(TInput input, CancellationToken cancellationToken = default) => CallAsync(input, body, cancellationToken);

    private protected override IReadOnlyList<TrackedParameter> Parameters => [new(Tracked.Input, TypeText) { IsSensitive = SensitiveInput<TInput>.IsHidden }];

    private protected override Action<NamedArguments> Start => arguments => CallAsync(arguments.Required<TInput>(Tracked.Input));

    static string TypeText => Nullable.GetUnderlyingType(typeof(TInput)) is { } value ? $"{value.Name}?" : typeof(TInput).Name;
}
