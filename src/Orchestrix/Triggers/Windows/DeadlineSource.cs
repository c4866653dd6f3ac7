namespace Orchestrix.Triggers.Windows;

/// <summary>Something that wants to be told when a moment has come: it stands in the <see cref="DeadlineQueue"/> once, with its soonest moment.</summary>
abstract class DeadlineSource
{
    public const int NotQueued = -1;

    /// <summary>The place in the queue, kept by it.</summary>
    public int QueueIndex { get; set; } = NotQueued;
}
