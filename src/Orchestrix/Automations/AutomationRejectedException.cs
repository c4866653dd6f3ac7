namespace Orchestrix.Automations;

/// <summary>An automation is wrong, and was not taken. Tells all mistakes at once.</summary>
public sealed class AutomationRejectedException : OrchestrixException
{
    internal AutomationRejectedException(string automation, IReadOnlyList<string> mistakes)
        : base($"Automation '{automation}' was not taken: {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}.{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(m => $"- {m}"))}")
    {
        Automation = automation;
        Mistakes = mistakes;
    }

    /// <summary>The automation's name.</summary>
    public string Automation { get; }

    /// <summary>Everything that is wrong, each in a sentence with its mend.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
