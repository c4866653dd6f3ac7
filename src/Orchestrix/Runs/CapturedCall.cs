using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call of a flow or task that was recorded instead of executed: the method with its arguments. Immutable; may be started any number of times.</summary>
public abstract class CapturedCall
{
    IReadOnlyList<CapturedArgument>? arguments;

    private protected CapturedCall(RunnableDefinition definition, bool takesToken, CancellationToken callerToken)
    {
        Definition = definition;
        CallerToken = callerToken;
        TakesToken = takesToken;
    }

    /// <summary>What is called.</summary>
    public RunnableDefinition Definition { get; }

    /// <summary>The arguments that carry data, in order.</summary>
    public IReadOnlyList<CapturedArgument> Arguments => arguments ??= CaptureSink.ArgumentsOf(this);

    internal CancellationToken CallerToken { get; }

    internal bool TakesToken { get; }

    /// <summary>The service that the call is made on; null where it has an object, or needs none.</summary>
    internal Type? Service { get; set; }

    /// <summary>Whether the host makes the call, and nobody else's services are there.</summary>
    internal virtual bool IsStarted => false;

    /// <summary>Tells what the call is made of.</summary>
    internal abstract void Describe(ICallSink sink);

    /// <summary>Calls the method and returns its result as an object; null where it returns nothing.</summary>
    internal abstract Task<object?> InvokeAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => $"{Definition.Name}({string.Join(", ", Arguments)})";
}
