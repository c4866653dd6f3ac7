using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>What an event emitted inside of a run is also about: of the run given, or of the current one.</summary>
sealed class RunEmissionContext(Run? run = null) : IEmissionContext
{
    public IReadOnlyList<Resource> Related => (run ?? Ambient.Run) is { } current ? RunEvents.ContextOf(current) : [];

    public Causation? Cause => run is null && Ambient.Current is EngineScope scope ? scope.Cause : (run ?? Ambient.Run)?.CauseOf(0);
}
