namespace Orchestrix.Tasks;

/// <summary>An attempt that failed, as <see cref="RetryPolicy.When"/> sees it.</summary>
/// <param name="Exception">What the body threw; a <see cref="TimeoutException"/> when the attempt took too long.</param>
/// <param name="Attempt">Which attempt it was; the first is 1.</param>
public readonly record struct FailedAttempt(Exception Exception, int Attempt);
