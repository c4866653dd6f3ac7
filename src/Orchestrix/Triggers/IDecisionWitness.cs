namespace Orchestrix.Triggers;

/// <summary>Is told what evaluation decides, and why. There is none in most hosts: then nothing of what it would be told is made.</summary>
interface IDecisionWitness
{
    /// <summary>Something was decided. What is told may only be kept in parts: an event's entry may hold on to a whole run.</summary>
    void Tell(in Decision decision);
}
