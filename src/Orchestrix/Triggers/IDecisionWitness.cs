namespace Orchestrix.Triggers;

/// <summary>Is told what evaluation decides, and why. There is none in most hosts: then nothing of what it would be told is made.</summary>
/// <remarks>Whoever tells does so in a method of its own that is not inlined: room for a <see cref="Decision"/> would else be cleared on the stack at each event.</remarks>
interface IDecisionWitness
{
    /// <summary>Something was decided. What is told may only be kept in parts: an event's entry may hold on to a whole run.</summary>
    void Tell(in Decision decision);
}
