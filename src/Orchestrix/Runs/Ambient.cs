namespace Orchestrix.Runs;

/// <summary>
/// What surrounds the code that executes now: a <see cref="Run"/>, an <see cref="EngineScope"/>, a <see cref="CallCapture"/>, or nothing. One value that
/// flows with the execution context, so that it survives awaits, and that is read once per tracked call.
/// </summary>
static class Ambient
{
    static readonly AsyncLocal<object?> Slot = new();

    public static object? Current
    {
        get => Slot.Value;
        set => Slot.Value = value;
    }

    /// <summary>The current run; null outside of one.</summary>
    public static Run? Run => Slot.Value as Run;
}
