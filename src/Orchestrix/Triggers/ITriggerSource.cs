namespace Orchestrix.Triggers;

/// <summary>Something that describes a trigger: the trigger itself, or what <c>When</c> builds.</summary>
public interface ITriggerSource
{
    /// <summary>Makes the trigger. Called once, when the automation is made.</summary>
    /// <param name="mistakes">Takes what is wrong with the description, each in a sentence with its mend.</param>
    /// <returns>The trigger.</returns>
    Trigger Build(ICollection<string> mistakes);
}
