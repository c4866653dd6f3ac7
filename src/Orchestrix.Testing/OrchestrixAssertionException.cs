namespace Orchestrix.Testing;

/// <summary>What a test expected of a host did not happen. The message tells what did, what <c>explain</c> says about it, and the timeline.</summary>
public sealed class OrchestrixAssertionException : OrchestrixException
{
    internal OrchestrixAssertionException(string message) : base(message) { }
}
