namespace Orchestrix.Runs;

/// <summary>Code that belongs to a host without being inside of a run: calls in it are tracked by that host.</summary>
sealed class EngineScope(RunEngine engine)
{
    public RunEngine Engine { get; } = engine;
}
