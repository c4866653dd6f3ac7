namespace Orchestrix.Runs;

/// <summary>A flow or task was called where several hosts run and none of them could be chosen.</summary>
public sealed class UntrackedCallException : OrchestrixException
{
    /// <summary>An exception about a method.</summary>
    /// <param name="method">What was called.</param>
    public UntrackedCallException(string method)
        : base($"'{method}' was called outside of any run or scope while several hosts are running, so no host can track it. Call it inside of host.EnterScope(), or allow it with OnUntracked.") =>
        Method = method;

    /// <summary>What was called.</summary>
    public string Method { get; }
}
