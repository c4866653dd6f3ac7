namespace Orchestrix.Automations;

/// <summary>Whether an automation may go on with the state of another: both wait for the same, and want to know the same.</summary>
static class TriggerEquality
{
    public static bool AreSame(Automation one, Automation other) =>
        one.ActionsOnResolve.Count > 0 == other.ActionsOnResolve.Count > 0 && ReferenceEquals(one.Trigger, other.Trigger);
}
