using Microsoft.Extensions.DependencyInjection;
using Moq;
using Orchestrix.Hosting;
using Orchestrix.Log;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Hosting;

public sealed class HealthTests
{
    [Test]
    public async Task CheckHealth_OfAHostThatRuns_IsHealthy()
    {
        await using var fixture = RunFixture.Start();

        var health = await fixture.Host.CheckHealthAsync();

        Assert.That(health.ToString(), Is.EqualTo("Healthy: All is well."));
    }

    [Test]
    public async Task CheckHealth_AfterTheStop_IsUnhealthy()
    {
        await using var fixture = RunFixture.Start();
        await fixture.StopAsync();

        var health = await fixture.Host.CheckHealthAsync();

        Assert.That(health.Status, Is.EqualTo(OrchestrixHealthStatus.Unhealthy));
        Assert.That(health.Reasons, Has.One.Contains("has stopped"));
    }

    [Test]
    public async Task CheckHealth_WhenTheLogFails_IsUnhealthyAndSaysWhy()
    {
        Mock<ILog> log = new();
        log.Setup(l => l.WhenDurableAsync(It.IsAny<long>(), It.IsAny<CancellationToken>())).Throws(new IOException("disk full"));
        await using var services = new ServiceCollection().AddSingleton(log.Object).AddOrchestrix().BuildServiceProvider();

        var health = await services.GetRequiredService<OrchestrixHost>().CheckHealthAsync();

        Assert.That(health.Reasons, Has.One.Contains("disk full"));
    }

    [Test]
    public async Task CheckHealth_WhenAnActionIgnoresItsToken_IsDegradedThenUnhealthy()
    {
        TaskCompletionSource begun = new(), release = new();
        await using var fixture = RunFixture.Start(o => o
            .ConfigureAutomations(a => a.MaxConcurrentActions = 1)
            .AddAutomation("deaf", When.Event("health.order"), Then.Do("deaf", (_, _) =>
            {
                begun.SetResult();
                return release.Task;
            })));
        fixture.Host.Publisher.Emit(new("health.order", "order.1"));
        await begun.Task;

        var before = await fixture.Host.CheckHealthAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(61));
        var after = await fixture.Host.CheckHealthAsync();
        release.SetResult();

        Assert.That(before.Status, Is.EqualTo(OrchestrixHealthStatus.Healthy));
        Assert.That(after.Status, Is.EqualTo(OrchestrixHealthStatus.Unhealthy), "all slots are taken");
        Assert.That(after.Description, Does.Contain("'deaf'"));
    }
}
