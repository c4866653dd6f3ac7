namespace Orchestrix.Channels;

/// <summary>Keeps the newest notifications, for tests and for looking at. May be read from any thread.</summary>
/// <param name="name">The channel's name.</param>
/// <param name="capacity">How many are kept; older ones are dropped.</param>
public sealed class InMemoryChannel(string name = "memory", int capacity = 1_000) : INotificationChannel
{
    readonly Lock gate = new();
    readonly Queue<Notification> kept = new();

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <summary>The notifications so far, oldest first: a snapshot.</summary>
    public IReadOnlyList<Notification> Notifications
    {
        get
        {
            lock (gate) return [.. kept];
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        lock (gate)
        {
            kept.Enqueue(notification);
            while (kept.Count > capacity) kept.Dequeue();
        }

        return ValueTask.CompletedTask;
    }
}
