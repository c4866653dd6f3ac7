namespace Orchestrix.Variables;

/// <summary>A variable cannot be kept as it is.</summary>
/// <param name="mistakes">All that is wrong with it, each in a sentence.</param>
public sealed class InvalidVariableException(IReadOnlyList<string> mistakes) : OrchestrixException(string.Join(" ", mistakes))
{
    /// <summary>All that is wrong with it, each in a sentence.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
