namespace Orchestrix.Runs;

/// <summary>What the state machine says to a wish.</summary>
enum Verdict
{
    /// <summary>The run takes the wished state.</summary>
    Accept,

    /// <summary>The run takes another state, or stays in its own; whoever wished goes on from there.</summary>
    Reject,

    /// <summary>Not yet: wish again at a later time.</summary>
    Wait,

    /// <summary>The run stays in its state, and the wish was a mistake.</summary>
    Abort,
}

/// <summary>The answer to a <see cref="TransitionRequest"/>.</summary>
/// <param name="Verdict">What was decided.</param>
/// <param name="State">The state that the run has afterwards.</param>
/// <param name="Reason">Why the wish was not simply accepted.</param>
/// <param name="Until">When to wish again, for <see cref="Verdict.Wait"/>.</param>
readonly record struct TransitionDecision(Verdict Verdict, RunState State, string? Reason = null, DateTimeOffset? Until = null);
