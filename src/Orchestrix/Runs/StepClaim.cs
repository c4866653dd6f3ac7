namespace Orchestrix.Runs;

/// <summary>A step that is being called: its identity, and what is remembered of it.</summary>
/// <param name="Scope">The parent's attempt.</param>
/// <param name="Description">The call.</param>
/// <param name="Identity">What tells this step from all others of its tree.</param>
/// <param name="Ordinal">The place among the steps of the parent's attempt, from 1.</param>
/// <param name="Attempt">The parent's attempt: a number of its own within the tree.</param>
/// <param name="Record">The finished step of an earlier attempt; null when it has to run.</param>
sealed record StepClaim(StepScope Scope, StepDescription Description, UInt128 Identity, int Ordinal, int Attempt, StepRecord? Record);
