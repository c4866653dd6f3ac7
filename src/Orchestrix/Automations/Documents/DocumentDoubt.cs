namespace Orchestrix.Automations.Documents;

/// <summary>Something in an automation that is hardly meant.</summary>
/// <param name="Path">Where, from the automation on; may end in a field that is not there.</param>
/// <param name="Message">What is doubtful, and what to write instead.</param>
readonly record struct DocumentDoubt(string Path, string Message)
{
    /// <summary>Whether a host finds it out by itself, from the flows that it knows.</summary>
    public bool IsFoundByHosts { get; init; }

    /// <summary>Tells it with the place of the last node of the path that is there.</summary>
    public void Tell(DocumentNode automation, DocumentMistakes mistakes)
    {
        var at = automation;
        foreach (var segment in Path.Split('.'))
        {
            if ((at.Kind == DocumentNodeKind.List && int.TryParse(segment, out var index) ? at.Children.ElementAtOrDefault(index) : at.Find(segment)) is not { } next) break;
            at = next;
        }

        mistakes.Warn(new DocumentWarning(automation.PathTo(Path), Message, at.Line, at.Column) { Automation = mistakes.Automation, IsFoundByHosts = IsFoundByHosts });
    }
}
