namespace Orchestrix.Triggers.Windows;

/// <summary>The deadline of a window that lies far from those of its set.</summary>
sealed class LoneDeadline(WindowDeadlines deadlines, int slot) : DeadlineSource
{
    public WindowDeadlines Deadlines => deadlines;

    public int Slot => slot;
}
