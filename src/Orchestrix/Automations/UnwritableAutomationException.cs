namespace Orchestrix.Automations;

/// <summary>An automation holds something that documents have no form for, such as a delegate without a name. Nothing was written. Tells all reasons at once.</summary>
public sealed class UnwritableAutomationException : OrchestrixException
{
    internal UnwritableAutomationException(string automation, IReadOnlyList<string> reasons)
        : base($"Automation '{automation}' cannot be written as a document.{Environment.NewLine}{string.Join(Environment.NewLine, reasons.Select(r => $"- {r}"))}")
    {
        Automation = automation;
        Reasons = reasons;
    }

    /// <summary>The automation's name.</summary>
    public string Automation { get; }

    /// <summary>What cannot be written: each reason with its path in the document, and what to do.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
