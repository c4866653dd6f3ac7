namespace Orchestrix.Runs.Inputs;

/// <summary>A run cannot wait here, whatever anybody answers. Retries do not help.</summary>
public sealed class PauseException : OrchestrixException
{
    internal PauseException(string message) : base(message) { }
}
