namespace Orchestrix.Actions;

/// <summary>An action found that it cannot succeed, for a reason that another attempt would meet again. It is reported as failed and not tried again.</summary>
public sealed class ActionFailedException : OrchestrixException
{
    /// <summary>An exception.</summary>
    /// <param name="reason">Why, for people: a sentence.</param>
    /// <param name="innerException">What was behind it.</param>
    public ActionFailedException(string reason, Exception? innerException = null) : base(reason, innerException) { }
}
