namespace Orchestrix;

/// <summary>A transaction was used in a way that it cannot be used in.</summary>
public sealed class TransactionException : OrchestrixException
{
    internal TransactionException(string message) : base(message) { }
}
