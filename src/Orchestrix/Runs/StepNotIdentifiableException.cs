namespace Orchestrix.Runs;

/// <summary>A step of a run that can be retried or resumed could not be told from other steps, because an argument cannot be hashed and the task has no key. Its body did not run.</summary>
public sealed class StepNotIdentifiableException : OrchestrixException
{
    internal StepNotIdentifiableException(string step, string reason)
        : base($"The step '{step}' belongs to a run that can be retried or resumed, but {reason}. Give the task a key, for example [Task(Key = \"{{id}}\")], or pass data instead.")
    {
        Step = step;
        Reason = reason;
    }

    /// <summary>The task's identity.</summary>
    public string Step { get; }

    /// <summary>What stood in the way.</summary>
    public string Reason { get; }
}
