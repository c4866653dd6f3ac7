namespace Orchestrix;

/// <summary>When a transaction commits.</summary>
public enum CommitMode
{
    /// <summary>With the outermost transaction around it; one that is outermost itself commits at its end.</summary>
    Lazy,

    /// <summary>At its own end, whatever becomes of the transactions around it.</summary>
    Eager,

    /// <summary>Only when <see cref="Transaction.CommitAsync"/> is called; otherwise it is rolled back at its end.</summary>
    Off,
}
