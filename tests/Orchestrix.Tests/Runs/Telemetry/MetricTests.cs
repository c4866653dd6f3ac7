using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Orchestrix.Tests.Runs.Telemetry;

public sealed partial class MetricTests
{
    [Flow("metered")] static void Metered() => RunFixtures.Value!.Time.Advance(TimeSpan.FromSeconds(3));

    [Flow("metered-active")] static void WhileActive(Action look) => look();

    [Flow("metered-failing")] static void Failing() => throw new InvalidOperationException("no ink");

    [Task("metered-task")] static void Step() { }

    static readonly AsyncLocal<RunFixture?> RunFixtures = new();

    [Test]
    public async Task Run_Ended_MeasuresItsDurationInSeconds()
    {
        await using var fixture = RunFixture.Start(o => o.Services.AddMetrics());
        using Figures figures = new(fixture.Get<IMeterFactory>());
        RunFixtures.Value = fixture;

        Metered();
        Assert.Throws<InvalidOperationException>(() => Failing());
        Step();

        Assert.That(figures.Of("orchestrix.run.duration"), Is.EqualTo(new[]
        {
            "3 orchestrix.flow.name=metered orchestrix.run.state=Completed",
            "0 orchestrix.flow.name=metered-failing orchestrix.run.state=Failed error.type=System.InvalidOperationException",
            "0 orchestrix.task.name=metered-task orchestrix.run.state=Completed",
        }));
    }

    [Test]
    public async Task Run_WhileItIsActive_IsCounted()
    {
        await using var fixture = RunFixture.Start(o => o.Services.AddMetrics());
        using Figures figures = new(fixture.Get<IMeterFactory>());

        WhileActive(figures.Collect);
        figures.Collect();

        Assert.That(figures.Of("orchestrix.run.active"), Is.EqualTo(new[] { "1 orchestrix.flow.name=metered-active orchestrix.run.state=Running" }));
    }

    [Test]
    public async Task Automation_Firing_CountsFiringsAndAttemptsByOutcome()
    {
        await using var fixture = RunFixture.Start(o => o
            .ConfigureAutomations(a => a.RetryDelays = [])
            .AddAutomation("counted", When.Event("metered.order"), Then.Do("fine", _ => { }), Then.Do("broken", (_, _) => throw new NotSupportedException("no")))
            .Services.AddMetrics());
        using Figures figures = new(fixture.Get<IMeterFactory>());

        fixture.Host.Publisher.Emit(new("metered.order", "order.1"));
        await fixture.Drained(() => figures.Of("orchestrix.action.attempts").Count == 2);
        figures.Collect();

        Assert.Multiple(() =>
        {
            Assert.That(figures.Of("orchestrix.automation.firing"), Is.EqualTo(new[] { "1 orchestrix.automation.name=counted orchestrix.automation.shadow=False" }));
            Assert.That(figures.Of("orchestrix.action.attempts"), Is.EquivalentTo(new[]
            {
                "1 orchestrix.automation.name=counted orchestrix.action.type=fine orchestrix.action.outcome=executed",
                "1 orchestrix.automation.name=counted orchestrix.action.type=broken orchestrix.action.outcome=faulted",
            }));
            Assert.That(figures.Of("orchestrix.event.ingested").Select(f => int.Parse(f, System.Globalization.CultureInfo.InvariantCulture)), Is.All.GreaterThanOrEqualTo(2));
            Assert.That(figures.Of("orchestrix.automation.unread"), Is.EqualTo(new[] { "0" }));
        });
    }

    /// <summary>Listens to the instruments of one host.</summary>
    sealed class Figures : IDisposable
    {
        readonly MeterListener listener = new();
        readonly ConcurrentQueue<(string Instrument, string Figure)> heard = new();

        public Figures(IMeterFactory host)
        {
            listener.InstrumentPublished = (instrument, l) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host) && instrument.Meter.Name == OrchestrixDiagnostics.Name) l.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
            listener.Start();
        }

        public void Collect() => listener.RecordObservableInstruments();

        public List<string> Of(string instrument) => [.. heard.Where(h => h.Instrument == instrument).Select(h => h.Figure)];

        public void Dispose() => listener.Dispose();

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (name, tag) in tags) text += $" {name}={tag}";
            heard.Enqueue((instrument.Name, text));
        }
    }
}
