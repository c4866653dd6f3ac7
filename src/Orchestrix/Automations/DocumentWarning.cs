namespace Orchestrix.Automations;

/// <summary>Something in a document that is allowed, and taken literally, but hardly meant.</summary>
/// <param name="Path">Where, as <see cref="DocumentMistake.Path"/> has it.</param>
/// <param name="Message">What is doubtful, and what to write instead: sentences for people.</param>
/// <param name="Line">The line, from 1; 0 when it is no matter of a line.</param>
/// <param name="Column">The character in the line, from 1; 0 when it is no matter of a line.</param>
public sealed record DocumentWarning(string Path, string Message, int Line, int Column)
{
    /// <summary>The name of the automation that it is about.</summary>
    /// <value><see langword="null"/> when it is about none.</value>
    public string? Automation { get; init; }

    /// <summary>Whether a host finds it out by itself, from the flows that it knows.</summary>
    internal bool IsFoundByHosts { get; init; }

    /// <summary>The whole as a line of text.</summary>
    /// <returns>Place, path and message.</returns>
    public override string ToString() => DocumentMistake.Describe(Path, Message, Line, Column);
}
