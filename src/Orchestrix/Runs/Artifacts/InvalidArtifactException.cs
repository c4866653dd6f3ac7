namespace Orchestrix.Runs.Artifacts;

/// <summary>An artifact cannot be kept as it is.</summary>
/// <param name="mistakes">All that is wrong with it, each in a sentence.</param>
public sealed class InvalidArtifactException(IReadOnlyList<string> mistakes) : OrchestrixException(string.Join(" ", mistakes))
{
    /// <summary>All that is wrong with it, each in a sentence.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
