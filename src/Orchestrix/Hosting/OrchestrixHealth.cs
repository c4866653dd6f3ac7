namespace Orchestrix.Hosting;

/// <summary>How well a host is. Immutable.</summary>
/// <param name="Status">The worst of what was found.</param>
/// <param name="Reasons">What was found, a sentence each; empty when all is well.</param>
public sealed record OrchestrixHealth(OrchestrixHealthStatus Status, IReadOnlyList<string> Reasons)
{
    /// <summary>All reasons in one line, or that all is well.</summary>
    public string Description => Reasons.Count == 0 ? "All is well." : string.Join(" ", Reasons);

    /// <inheritdoc/>
    public override string ToString() => $"{Status}: {Description}";
}
