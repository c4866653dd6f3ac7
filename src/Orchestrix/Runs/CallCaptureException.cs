namespace Orchestrix.Runs;

/// <summary>A lambda that should name a flow or task by calling it did not contain exactly one tracked call.</summary>
public sealed class CallCaptureException : OrchestrixException
{
    internal CallCaptureException(string message, Exception? innerException = null) : base(message, innerException) { }
}
