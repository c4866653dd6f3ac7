namespace Orchestrix.Automations;

/// <summary>Something in a document that has to be mended before it can be an automation.</summary>
/// <param name="Path">
/// Where: the names of fields and the numbers of list items, joined by dots, such as <c>trigger.triggers.0.within</c>; a missing field is named as if it were
/// there. Empty for the whole document. In a document with a list of automations it begins with the automation's number, such as <c>1.trigger.within</c>.
/// </param>
/// <param name="Message">What is wrong, with the value, and what to write instead: sentences for people.</param>
/// <param name="Line">The line, from 1; 0 when it is no matter of a line, such as a file that is missing.</param>
/// <param name="Column">The character in the line, from 1; 0 when it is no matter of a line.</param>
public sealed record DocumentMistake(string Path, string Message, int Line, int Column)
{
    /// <summary>The name of the automation that it stands in.</summary>
    /// <value><see langword="null"/> when it stands in none, or that has no name.</value>
    public string? Automation { get; init; }

    /// <summary>The whole as a line of text.</summary>
    /// <returns>Place, path and message.</returns>
    public override string ToString() => Describe(Path, Message, Line, Column);

    internal static string Describe(string path, string message, int line, int column)
    {
        var place = line > 0 ? $"Line {line}, column {column}" : "";
        if (path.Length > 0) place = place.Length > 0 ? $"{place}, {path}" : path;
        return place.Length > 0 ? $"{place}: {message}" : message;
    }
}
