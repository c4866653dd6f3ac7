namespace Orchestrix.Channels;

/// <summary>Writes notifications to the console, or to another writer: a line each.</summary>
/// <param name="name">The channel's name.</param>
/// <param name="writer">Where to; by default <see langword="null"/>: <see cref="Console.Out"/> at the time of writing.</param>
public sealed class ConsoleChannel(string name = ConsoleChannel.DefaultName, TextWriter? writer = null) : INotificationChannel
{
    /// <summary>The name of the channel that every host has: <c>console</c>.</summary>
    public const string DefaultName = "console";

    readonly Lock gate = new();

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public ValueTask SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var line = $"[{notification.Fired:yyyy-MM-dd HH:mm:ss}Z] {notification}";
        lock (gate) (writer ?? Console.Out).WriteLine(line); // writers are not safe for several threads
        return ValueTask.CompletedTask;
    }
}
