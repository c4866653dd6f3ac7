namespace Orchestrix.Runs;

/// <summary>A step that finished, with its result. Guarded by the lock of its <see cref="StepMemory"/>.</summary>
sealed class StepRecord(StepClaim claim, RememberedValue result, UInt128 identity)
{
    public string Method { get; } = claim.Description.Method;

    public IReadOnlyList<StepArgument> Arguments { get; } = claim.Description.Arguments.ToArray(); // no more than they are: a waiting run holds them

    public int Ordinal { get; } = claim.Ordinal;

    public RememberedValue Result { get; } = result;

    /// <summary>The identity under which the step's own steps are remembered.</summary>
    public UInt128 Identity { get; } = identity;

    /// <summary>The attempt in which the step was last asked for.</summary>
    public int ClaimedIn { get; set; } = claim.Attempt;
}
