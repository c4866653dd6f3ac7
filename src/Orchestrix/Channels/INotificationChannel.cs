namespace Orchestrix.Channels;

/// <summary>A place where notifications go. Registered in DI and named by automations; its methods may be called from several threads at once.</summary>
public interface INotificationChannel
{
    /// <summary>The name by which automations call it; unique in a host, and the same all the time.</summary>
    string Name { get; }

    /// <summary>Sends a notification. An exception lets the action be tried again later.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="cancellationToken">Is cancelled when the attempt takes too long, or the host stops.</param>
    /// <returns>A task that ends when the notification was handed over.</returns>
    ValueTask SendAsync(Notification notification, CancellationToken cancellationToken);
}
