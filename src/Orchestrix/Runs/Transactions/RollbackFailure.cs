namespace Orchestrix;

/// <summary>Something that was to be undone, and was not.</summary>
/// <param name="Hook">What was called: the hook as it stands in the code, or the run that was to be rolled back.</param>
/// <param name="Exception">What it threw.</param>
public sealed record RollbackFailure(string Hook, Exception Exception)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Hook}: {Exception.GetType().Name}: {Exception.Message}";
}
