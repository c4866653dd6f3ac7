namespace Orchestrix;

/// <summary>How far a transaction has come.</summary>
public enum TransactionState
{
    /// <summary>What it is around executes.</summary>
    Active,

    /// <summary>What it is around ended well; it commits, or is rolled back, with the transaction around it.</summary>
    Staged,

    /// <summary>All went well, and nothing of it is rolled back any more.</summary>
    Committed,

    /// <summary>Its rollback has ended. What failed in it was reported.</summary>
    RolledBack,

    /// <summary>Its run was suspended in it. It is neither committed nor rolled back: the body that executes again begins another, which goes on with what happened in this one.</summary>
    Suspended,
}
