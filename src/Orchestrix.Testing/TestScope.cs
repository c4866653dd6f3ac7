using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Puts a host into the ambient context, and says that code of a test executes in it; puts back what was there before.</summary>
sealed class TestScope : IDisposable
{
    readonly object? ambientBefore = Ambient.Current;
    readonly Presence? presenceBefore = Presence.Current;
    readonly EngineScope mine;
    readonly Presence presence;

    public TestScope(RunEngine engine, ExecutionBoard board)
    {
        Ambient.Current = mine = new EngineScope(engine);
        Presence.Current = presence = new Presence(board, PresenceKind.Test);
    }

    public void Dispose()
    {
        // Somebody else's scope is not ours to end: hosts may be disposed in any order.
        if (ReferenceEquals(Ambient.Current, mine)) Ambient.Current = ambientBefore;
        if (ReferenceEquals(Presence.Current, presence)) Presence.Current = presenceBefore;
    }
}
