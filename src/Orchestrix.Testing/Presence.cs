using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Whose code a thread executes.</summary>
enum PresenceKind
{
    /// <summary>The code of the test that started the host, or entered its scope.</summary>
    Test,

    /// <summary>The body of a run, or the engine on its behalf.</summary>
    Run,

    /// <summary>A run's thread that blocks until a timer of the host fires.</summary>
    Waiting,

    /// <summary>A thread that blocks until other runs have ended.</summary>
    Blocked,

    /// <summary>The callback of a timer of the host.</summary>
    Timer,

    /// <summary>What was handed to the pool has begun, and is about to execute the body of a run.</summary>
    Beginning,
}

/// <summary>
/// Code of one host while it executes on a thread. It flows with the execution context, and the context says on which thread it comes and goes, so that a
/// suspended body is told from an executing one.
/// </summary>
sealed class Presence(ExecutionBoard board, PresenceKind kind, Run? run = null, Func<bool>? isOver = null)
{
    static readonly AsyncLocal<Presence?> Slot = new(static change => Changed(change.PreviousValue, change.CurrentValue));

    public static Presence? Current
    {
        get => Slot.Value;
        set => Slot.Value = value;
    }

    public ExecutionBoard Board => board;

    public PresenceKind Kind => kind;

    public Run? Run => run;

    /// <summary>Whether what a blocked thread waits for is over, so that it is about to go on.</summary>
    public Func<bool>? IsOver => isOver;

    static void Changed(Presence? before, Presence? now)
    {
        if (before is not null && before.Board != now?.Board) before.Board.Move(before, null);
        now?.Board.Move(before?.Board == now.Board ? before : null, now);
    }
}
