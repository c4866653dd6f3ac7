using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>Code that belongs to a host without being inside of a run: calls in it are tracked by that host.</summary>
sealed class EngineScope(RunEngine engine, Causation? cause = null)
{
    /// <summary>The firing that the code executes for; null when none does. What is called or emitted here comes from it.</summary>
    public Causation? Cause => cause;

    public RunEngine Engine { get; } = engine;
}
