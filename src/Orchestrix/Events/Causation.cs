namespace Orchestrix.Events;

/// <summary>One link of the chain from an effect back to its first event: an automation fired because of an event. Immutable.</summary>
/// <param name="Automation">The automation's name.</param>
/// <param name="Firing">The id of its firing.</param>
/// <param name="Event">The id of the event that made it fire; <see langword="null"/> when it fired because nothing happened.</param>
/// <param name="Earlier">What led to that event; <see langword="null"/> when no automation did.</param>
public sealed record Causation(string Automation, Guid Firing, Guid? Event, Causation? Earlier)
{
    /// <summary>How many firings the chain has, this one included.</summary>
    public int Depth { get; } = 1 + (Earlier?.Depth ?? 0);

    /// <summary>How often an automation fired in this chain.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <returns>The number; 0 when it did not.</returns>
    public int CountOf(string automation)
    {
        var count = 0;
        for (var link = this; link is not null; link = link.Earlier)
            if (link.Automation == automation) count++;
        return count;
    }
}
