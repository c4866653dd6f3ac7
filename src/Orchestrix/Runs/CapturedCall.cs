using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call of a flow or task that was recorded instead of executed: the method with its arguments. Immutable; may be started any number of times.</summary>
public abstract class CapturedCall
{
    private protected CapturedCall(RunnableDefinition definition) => Definition = definition;

    /// <summary>What is called.</summary>
    public RunnableDefinition Definition { get; }

    /// <summary>The arguments that carry data, in order.</summary>
    public abstract IReadOnlyList<CapturedArgument> Arguments { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Definition.Name}({string.Join(", ", Arguments)})";
}
