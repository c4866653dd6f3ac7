namespace Orchestrix.Events;

/// <summary>Something in a recording that is no event, or does not stand where it may.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, with the value, and what to write instead: sentences for people.</param>
public sealed record RecordingMistake(int Line, string Message)
{
    /// <summary>The whole as a line of text.</summary>
    /// <returns>Line and message.</returns>
    public override string ToString() => $"Line {Line}: {Message}";
}
