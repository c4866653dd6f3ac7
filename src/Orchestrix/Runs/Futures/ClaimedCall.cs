namespace Orchestrix.Runs.Futures;

/// <summary>A call whose step was claimed when it was submitted.</summary>
sealed record ClaimedCall(CapturedCall Call, StepClaim Step);
