using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed partial class RunLogTests
{
    [Flow]
    static void Logs(ILogger users)
    {
        RunContext.Current.Logger.LogInformation("Began with {Count}", 3);
        users.LogWarning("From the user's own logger");
        LogsBelow();
    }

    [Task] static void LogsBelow() => RunContext.Current.Logger.LogError(new InvalidOperationException("x"), "Below");

    [Test]
    public async Task Logger_InsideOfARun_KeepsItsLinesAndThoseOfOtherLoggersWithTheRun()
    {
        await using var fixture = RunFixture.Start();

        Logs(fixture.Get<ILoggerFactory>().CreateLogger("My.App"));

        var flow = fixture.Events().OfType<RunStateChanged>().First(e => e.Run is FlowRun).Run;
        var task = fixture.Events().OfType<RunStateChanged>().First(e => e.Run is TaskRun).Run;
        Assert.That(flow.Logs.Select(l => (l.Category, l.Level, l.Message)), Is.EqualTo(new[]
        {
            ("Orchestrix.Run", LogLevel.Information, "Began with 3"),
            ("My.App", LogLevel.Warning, "From the user's own logger"),
        }));
        Assert.That(task.Logs.Single().Exception, Is.InstanceOf<InvalidOperationException>());
    }

    [Flow] static void LogsALot(int lines) { for (var i = 0; i < lines; i++) RunContext.Current.Logger.LogInformation("{Line}", i); }

    [Test]
    public async Task Logger_MoreLinesThanAreKept_KeepsTheNewestAndCountsTheRest()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureRuns(r => r.LogLinesPerRun = 10));

        LogsALot(25);

        var run = fixture.Events().OfType<RunStateChanged>().First().Run;
        Assert.That(run.Logs.Select(l => l.Message), Is.EqualTo(Enumerable.Range(15, 10).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(run.DroppedLogLines, Is.EqualTo(15));
    }

    [Test]
    public async Task Logger_ProviderThrows_HarmsNothingAndIsCounted()
    {
        Mock<ILogger> broken = new();
        broken.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
        broken.Setup(l => l.Log(It.IsAny<LogLevel>(), It.IsAny<EventId>(), It.IsAny<It.IsAnyType>(), It.IsAny<Exception>(), It.IsAny<Func<It.IsAnyType, Exception?, string>>()))
            .Throws(new InvalidOperationException("disk full"));
        Mock<ILoggerProvider> provider = new();
        provider.Setup(p => p.CreateLogger(It.IsAny<string>())).Returns(broken.Object);
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton(provider.Object));

        LogsALot(2);

        var run = fixture.Events().OfType<RunStateChanged>().First().Run;
        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(run.Logs, Has.Count.EqualTo(2));
        Assert.That(fixture.Get<RunCounters>().LoggerFaults, Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Logger_OutsideOfARun_WritesNowhere() => Assert.DoesNotThrow(() => RunContext.Current.Logger.LogInformation("nobody"));
}
