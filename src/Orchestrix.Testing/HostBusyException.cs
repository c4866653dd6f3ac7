namespace Orchestrix.Testing;

/// <summary>A host did not come to rest within the real time that is allowed for it, so virtual time could not pass. Names what is still busy.</summary>
public sealed class HostBusyException : OrchestrixException
{
    internal HostBusyException(TimeSpan limit, IReadOnlyList<string> busy)
        : base($"The host is still busy after {limit.TotalSeconds:0.###} s: {string.Join("; ", busy)}. Fake what takes real time, or let it wait by host.Time.")
    {
        Limit = limit;
        Busy = busy;
    }

    /// <summary>How long was waited, in real time.</summary>
    public TimeSpan Limit { get; }

    /// <summary>What is busy, one line each.</summary>
    public IReadOnlyList<string> Busy { get; }
}
