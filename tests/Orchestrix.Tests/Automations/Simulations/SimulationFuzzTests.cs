using CsCheck;
using Orchestrix.Automations;
using Orchestrix.Automations.Simulations;
using Orchestrix.Events;
using Orchestrix.Tests.Automations.Documents;
using Orchestrix.Tests.Conformance;

namespace Orchestrix.Tests.Automations.Simulations;

/// <summary>
/// Whatever valid documents and recordings say together, the simulation ends within its bound, and each firing and each event can be explained. With the environment
/// variable <c>ORCHESTRIX_FULL=1</c> twenty-five times as many pairs are tried.
/// </summary>
[NonParallelizable] // for the others' sake: it takes all of a core
public sealed class SimulationFuzzTests
{
    const int MaxFirings = 200;

    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 50_000 : 2_000;

    static readonly Automation[] Valid =
    [
        .. ConformanceCase.Read("definitions").Select(c => AutomationJson.Read(c.Json.GetProperty("automation").GetRawText())).SelectMany(d => d.Automations),
        .. new[] { "event-trigger-reactive", "event-trigger-proactive", "composite-trigger" }.SelectMany(ConformanceCase.Read).SelectMany(c => AutomationJson.Parse(c.Json.GetProperty("automation").GetRawText())),
    ];

    static readonly string[] Names = [.. Valid.SelectMany(a => NamesOf(a)).Where(n => n.Length > 0).Select(n => n.Replace("*", "x", StringComparison.Ordinal)).Distinct().Take(60)];

    static readonly Gen<DateTimeOffset> Time = Gen.OneOf(
        Gen.Long[0, 3_600].Select(s => new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s)),
        Gens.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(1969, 12, 31, 0, 0, 0, TimeSpan.Zero)),
        Gen.Long[0, DateTimeOffset.MaxValue.Ticks].Select(t => new DateTimeOffset(t, TimeSpan.Zero)));

    static readonly Gen<(DateTimeOffset Received, DateTimeOffset Occurred, string Name, int Resource)[]> Arrivals =
        Gen.Select(Time, Time, Gens.OneOf(Names), Gen.Int[1, 3]).Array[0, 12].Select(a => a.OrderBy(e => e.Item1).ToArray());

    [Test]
    public void Run_AnyAutomationsAndEvents_EndsAndExplainsItself() => Gen.Select(Gens.OneOf(Valid).Array[1, 4], Arrivals).Sample(
        (chosen, arrivals) =>
        {
            var automations = chosen.Select((a, i) => AutomationJson.Parse(AutomationJson.Write(a).Replace($"\"name\": \"{a.Name}\"", $"\"name\": \"a{i}\"", StringComparison.Ordinal)).Single()).ToList();
            var events = EventRecording.Parse(string.Join('\n', arrivals.Select(LineOf)));

            var result = Simulation.Run(automations, events, new SimulationOptions { MaxFirings = MaxFirings });

            Assert.That(result.Firings, Has.Count.LessThanOrEqualTo(MaxFirings));
            Assert.That(result.Firings.Select(f => f.At), Is.Ordered);
            foreach (var automation in automations)
                foreach (var why in result.ExplainAll(automation.Name)) Assert.That(why.Text, Is.Not.Empty);
        },
        iter: Iterations);

    static string LineOf((DateTimeOffset Received, DateTimeOffset Occurred, string Name, int Resource) e) =>
        $$$"""{"received":"{{{e.Received:O}}}","occurred":"{{{e.Occurred:O}}}","event":"{{{e.Name}}}","resource":{"prefect.resource.id":"prefect.flow-run.{{{e.Resource}}}","prefect.state-type":"RUNNING"}}""";

    static IEnumerable<string> NamesOf(Automation automation) =>
        automation.Trigger.Parts.Append(automation.Trigger).OfType<Orchestrix.Triggers.EventTrigger>().SelectMany(t => t.Expect.Concat(t.After)).Select(p => p.Text);
}
