using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Automations;
using Orchestrix.Hosting;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Hosting;

/// <summary>A document starts a flow by its name, with arguments as JSON.</summary>
public sealed partial class NamedFlowTests
{
    internal enum Colour
    {
        Red,
        Green,
    }

    internal sealed record Order(int Id, string? Customer);

    internal static class Flows
    {
        public static readonly List<string> Calls = [];

        [Flow("ship order")]
        public static async Task<string> ShipOrder(
            Order order, string note, long big = -9_223_372_036_854_775_808, decimal price = 1.50m, float rate = -0.5f, Colour? colour = Colour.Green, char letter = '\'', string text = "a\"b\n",
            CancellationToken cancellationToken = default, params int[] more)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            var call = FormattableString.Invariant($"{order.Id} {order.Customer} {note} {big} {price} {rate} {colour} {letter} {text} [{string.Join(',', more)}]");
            lock (Calls) Calls.Add(call);
            return call;
        }

        [Flow] internal static void Tick() { }

        [Flow] internal static T Echo<T>(T value) => value;
    }

    [Test]
    public async Task RunFlow_OfADocument_StartsTheFlowWithItsArgumentsAndDefaults()
    {
        Flows.Calls.Clear();
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """
            { "name": "n", "trigger": { "expect": ["go"] }, "actions": [
              { "type": "run-flow", "flow": "ship order", "parameters": { "order": { "Id": 7, "Customer": "c" }, "note": "x" }, "schedule_after": 60 },
              { "type": "run-flow", "flow": "ship order", "parameters": { "order": { "Id": 8 }, "note": "y", "big": 1, "price": 2, "rate": 3, "colour": null, "letter": "z", "text": "t", "more": [1, 2] } } ] }
            """));

        host.Emit("go", "thing.1");
        await host.WaitForIdleAsync();
        await host.AdvanceAsync(TimeSpan.FromSeconds(61));
        await host.WaitForIdleAsync();

        Assert.That(Flows.Calls, Is.EqualTo(new[] { "8  y 1 2 3  z t [1,2]", "7 c x -9223372036854775808 1.50 -0.5 Green ' a\"b\n []" }));
        Assert.That(host.FlowRuns.Select(r => r.Definition.Name), Is.All.EqualTo("ship order"));
    }

    [TestCase("'ship ordr', 'parameters': {}", "its flow 'ship ordr' is unknown. Did you mean 'ship order'?")]
    [TestCase("'ship order', 'parameters': { 'order': { 'Id': 1 }, 'note': 'x', 'prise': 5 }", "parameters.prise is unknown to flow 'ship order'. Did you mean 'price'?")]
    [TestCase("'ship order', 'parameters': { 'order': { 'Id': 1 } }", "parameters.note is missing. Flow 'ship order' needs a value of type string.")]
    [TestCase("'ship order', 'parameters': { 'order': { 'Id': 1 }, 'note': null }", "parameters.note is null.")]
    [TestCase("'ship order', 'parameters': { 'order': { 'Id': 'x' }, 'note': 'x' }", "which is no value of type Order: ")]
    [TestCase("'ship order', 'parameters': { 'order': { 'Id': 1 }, 'note': 'x', 'cancellationToken': 1 }", "parameters.cancellationToken is unknown")]
    [TestCase("'Tick', 'parameters': { 'x': 1 }", "parameters.x is unknown to flow 'Tick'. It takes none.")]
    [TestCase("'Echo', 'parameters': { 'value': 1 }", "its flow 'Echo' cannot be started by its name. It or its type is generic")]
    public void Start_WithAFlowThatCannotBeStartedSo_SaysWhy(string flow, string part)
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            $$"""{ "name": "n", "trigger": { "expect": ["go"] }, "actions": [{ "type": "run-flow", "flow": {{flow.Replace('\'', '"')}} }] }""")));

        Assert.That(thrown.Mistakes.Single(), Does.StartWith("Automation 'n': action 0 (run-flow): ").And.Contain(part));
    }

    [Test]
    public void Start_WithADocumentThatStartsTheFlowItListensTo_SaysThatItNeverEnds()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """{ "name": "n", "trigger": { "expect": ["orchestrix.flow-run.Running"] }, "actions": [{ "type": "run-flow", "flow": "Tick" }] }""")));

        Assert.That(thrown.Mistakes.Single(), Does.Contain("it starts flow 'Tick' whenever a run of that flow begins, without an end. Set 'ignore_own_effects' to true"));
    }

    [TestCase("", 1)]
    [TestCase(", \"ignore_own_effects\": true", 0)]
    public async Task Start_WithADocumentThatMayReactToItself_Warns(string field, int warnings)
    {
        Lines lines = new();
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomationsFromJson($$"""{ "name": "n", "trigger": { "expect": ["orchestrix.flow-run.Completed"]{{field}} }, "actions": [{ "type": "run-flow", "flow": "Tick" }] }""")
            .Services.AddSingleton<ILoggerProvider>(lines));

        Assert.That(lines.All.Count(l => l.Contains("Automation n starts the flow that its trigger listens to", StringComparison.Ordinal)), Is.EqualTo(warnings));
    }

    sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (All) All.Add(formatter(state, exception));
        }

        public void Dispose() { }
    }

    [Test]
    public async Task Write_CapturedCall_ReadAgain_StartsTheSame()
    {
        Flows.Calls.Clear();
        var json = AutomationJson.Write(new Automation("n", When.Event("go"), Then.RunFlow(() => Flows.ShipOrder(new Order(9, null), "w", more: new[] { 4 }))));
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(json));

        host.Emit("go", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(Flows.Calls, Is.EqualTo(new[] { "9  w -9223372036854775808 1.50 -0.5 Green ' a\"b\n [4]" }));
        Assert.That(JsonNode.Parse(json)!["actions"]![0]!["parameters"]!["order"]!.ToJsonString(), Is.EqualTo("""{"Id":9,"Customer":null}"""));
    }
}
