namespace Orchestrix.Events;

/// <summary>Tells what an event emitted here and now is also about. Implemented by what knows the current run.</summary>
interface IEmissionContext
{
    /// <summary>The related resources, each with its role; empty outside of a run.</summary>
    IReadOnlyList<Resource> Related { get; }

    /// <summary>Which automation led here; null when none did.</summary>
    Causation? Cause { get; }
}
