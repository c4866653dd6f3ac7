namespace Orchestrix;

/// <summary>The base of every exception that Orchestrix itself throws.</summary>
public class OrchestrixException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public OrchestrixException() { }

    /// <summary>An exception that says what happened, to what, and what to do.</summary>
    /// <param name="message">The message.</param>
    public OrchestrixException(string message) : base(message) { }

    /// <summary>An exception that says what happened, to what, and what to do, and what caused it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public OrchestrixException(string message, Exception? innerException) : base(message, innerException) { }
}
