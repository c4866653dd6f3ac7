using System.Collections.Frozen;

namespace Orchestrix.Channels;

/// <summary>The channels of a host, by name. Built once; may be read from any thread.</summary>
public sealed class NotificationChannels
{
    readonly FrozenDictionary<string, INotificationChannel> byName;

    /// <summary>The channels of a host.</summary>
    /// <param name="channels">The channels; of several with one name the last counts, which the start of a host reports as a mistake.</param>
    public NotificationChannels(IEnumerable<INotificationChannel> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        Dictionary<string, INotificationChannel> names = new(StringComparer.Ordinal);
        List<string> twice = [];
        foreach (var channel in channels)
        {
            if (!names.TryAdd(channel.Name, channel)) twice.Add(channel.Name);
            names[channel.Name] = channel;
        }

        byName = names.ToFrozenDictionary(StringComparer.Ordinal);
        Duplicates = twice;
    }

    /// <summary>The names, in alphabetical order.</summary>
    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

    internal IReadOnlyList<string> Duplicates { get; }

    /// <summary>Finds a channel.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The channel, or <see langword="null"/>.</returns>
    public INotificationChannel? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(name);
    }
}
