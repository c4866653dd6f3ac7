using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>Events that an action emits come from its firing, and from no run.</summary>
sealed class ActionEmission(Causation cause) : IEmissionContext
{
    public IReadOnlyList<Resource> Related => [];

    public Causation? Cause => cause;
}
