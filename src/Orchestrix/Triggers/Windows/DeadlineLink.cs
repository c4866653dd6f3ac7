namespace Orchestrix.Triggers.Windows;

/// <summary>A window's neighbours in the list of its set's deadlines.</summary>
struct DeadlineLink
{
    /// <summary>There is no neighbour on that side.</summary>
    public const int End = -1;

    /// <summary>In <see cref="Previous"/>: the window has no deadline.</summary>
    public const int NotArmed = -2;

    /// <summary>In <see cref="Previous"/>: the window's deadline is in the queue by itself.</summary>
    public const int Alone = -3;

    public static readonly DeadlineLink None = new() { Previous = NotArmed, Next = End };

    public int Previous;
    public int Next;
}
