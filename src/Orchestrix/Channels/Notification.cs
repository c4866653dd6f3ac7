using Orchestrix.Events;

namespace Orchestrix.Channels;

/// <summary>What is sent over a channel. Immutable.</summary>
public sealed class Notification
{
    /// <summary>The subject: a line.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>The automation that sends it.</summary>
    public required string Automation { get; init; }

    /// <summary>The id of the automation's firing.</summary>
    public Guid Firing { get; init; }

    /// <summary>When the automation fired, in UTC.</summary>
    public DateTimeOffset Fired { get; init; }

    /// <summary>The event at which the automation fired; <see langword="null"/> when there was none.</summary>
    public OrchestrationEvent? Event { get; init; }

    /// <summary>Stays the same when the notification is sent again after a failed attempt.</summary>
    public required string IdempotencyKey { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Body}";
}
