using Orchestrix.Channels;

namespace Orchestrix.Tests.Channels;

public sealed class ChannelTests
{
    static Notification Note(string body) => new() { Subject = "late orders", Body = body, Automation = "late orders", IdempotencyKey = "k", Fired = DateTimeOffset.UnixEpoch };

    [Test]
    public async Task Console_Notification_IsOneLine()
    {
        using StringWriter writer = new();

        await new ConsoleChannel(writer: writer).SendAsync(Note("three"), default);

        Assert.That(writer.ToString().TrimEnd(), Is.EqualTo("[1970-01-01 00:00:00Z] late orders: three"));
    }

    [Test]
    public async Task InMemory_MoreThanItsCapacity_KeepsTheNewest()
    {
        InMemoryChannel channel = new("memory", capacity: 2);

        foreach (var body in new[] { "1", "2", "3" }) await channel.SendAsync(Note(body), default);

        Assert.That(channel.Notifications.Select(n => n.Body), Is.EqualTo(new[] { "2", "3" }));
    }
}
