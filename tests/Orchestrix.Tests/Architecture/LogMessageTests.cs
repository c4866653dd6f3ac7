using System.Text.RegularExpressions;

namespace Orchestrix.Tests.Architecture;

/// <summary>Ids of log messages are stable: people filter by them. The list is docs/observability.md.</summary>
public sealed partial class LogMessageTests
{
    [Test]
    public void LogMessages_OfTheLibrary_HaveIdsOfTheirOwnAndAreDocumented()
    {
        var messages = Repository.Sources("src/Orchestrix").Select(s => string.Join('\n', s.Lines)).SelectMany(s => Message().Matches(s)).ToList();
        var page = File.ReadAllText(Repository.PathTo("docs", "observability.md"));

        Assert.That(messages, Has.Count.GreaterThan(15));
        Assert.That(messages.Select(m => m.Groups["id"].Value), Is.Unique);
        Assert.That(messages.Select(m => $"| {m.Groups["id"]} | {m.Groups["level"]} | {m.Groups["name"]} |").Where(row => !page.Contains(row, StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex(@"\[LoggerMessage\((?<id>\d+), LogLevel\.(?<level>\w+), .*\)\]\s*public static partial void (?<name>\w+)")]
    private static partial Regex Message();
}
