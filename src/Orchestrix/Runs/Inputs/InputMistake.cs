namespace Orchestrix.Runs.Inputs;

/// <summary>Something that is wrong with the input of a run.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.approved</c>.</param>
/// <param name="Message">What was expected, and what came.</param>
public sealed record InputMistake(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
