namespace Orchestrix.Hosting;

/// <summary>What was added to an application is wrong, so that its host does not start. Tells all mistakes at once.</summary>
public sealed class OrchestrixConfigurationException : OrchestrixException
{
    internal OrchestrixConfigurationException(IReadOnlyList<string> mistakes)
        : base($"Orchestrix cannot start: {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}.{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(m => $"- {m}"))}") =>
        Mistakes = mistakes;

    /// <summary>Everything that is wrong, each in a sentence with its mend.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
