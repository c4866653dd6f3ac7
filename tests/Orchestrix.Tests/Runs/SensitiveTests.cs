using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Automations;
using Orchestrix.Flows;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

/// <summary>What is marked [Sensitive] reaches the body, and no text.</summary>
[CancelAfter(60_000)]
public sealed class SensitiveTests
{
    const string Secret = "correct-horse-battery";

    internal sealed record Account(string User, [Sensitive] string Password);

    internal sealed class Leaky
    {
        public string Text => throw new InvalidOperationException(Secret);
    }

    internal sealed class Door
    {
        [Sensitive] public string Code { get; set; } = Secret;

        [Task("sensitive-door")] public void OpenDoor() { }
    }

    internal static class Vault
    {
        [Flow("sensitive-doors", Retries = 2)]
        public static void Doors(int[] calls)
        {
            new Door { Code = Secret + ++calls[0] }.OpenDoor();
            throw new InvalidOperationException("again");
        }

        [Flow("sensitive-open", Retries = 2, RunName = "open for {user}")]
        public static async Task<string> Open(string user, [Sensitive] string password, int[] calls, TimeProvider time, CancellationToken ct = default)
        {
            var opened = Check(password);
            if (calls[0]++ == 0)
            {
                SignIn(new Account(user, password));
                throw new InvalidOperationException("once");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, ct);
            return opened;
        }

        [Flow("sensitive-change", Retries = 2)]
        public static void Change(string user, [Sensitive] string password, int[] calls)
        {
            ChangeOne(user, password + ++calls[0]);
            throw new InvalidOperationException("again");
        }

        [Flow("sensitive-leaky", Retries = 1)] public static void Leak([Sensitive] Leaky leaky) => Take(leaky);

        [Flow("sensitive-numbered")] public static int Numbered([Sensitive] int pin) => pin;

        [Flow("sensitive-late")] public static async Task Late(Account account, TimeProvider time, CancellationToken ct = default) => await Wait(account, time, ct);

        [Task("sensitive-check")] public static string Check([Sensitive] string password) => password;

        [Task("sensitive-sign-in")] public static void SignIn(Account account) { }

        [Task("sensitive-change-one")] public static void ChangeOne(string user, [Sensitive] string password) { }

        [Task("sensitive-take")] public static void Take([Sensitive] Leaky leaky) { }

        [Task("sensitive-wait", TimeoutSeconds = 5)] public static async Task Wait(Account account, TimeProvider time, CancellationToken ct) => await Task.Delay(TimeSpan.FromHours(1), time, ct);
    }

    [Test]
    public async Task Secret_OfARunThatIsRetried_ReachesTheBodyAndNoText()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));

        var call = Vault.Open("ada", Secret, [0], fixture.Time);
        var run = fixture.Host.Engine.LiveFlowRuns.Single();
        var why = await fixture.Host.RunQueries.WhyAsync(run.Id);
        await fixture.Drained(() => run.RunCount == 2);
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await call, Is.EqualTo(Secret)); // also answered from the step of the first attempt
        Assert.That(run.Name, Is.EqualTo("open for ada"));
        Assert.That(lines.All.Select(l => l.Message), Has.Some.Contain("(account: ***)")); // the step that the second attempt left out
        AssertHidden([why, .. await TextsOf(fixture, lines)]);
    }

    [Test]
    public async Task Secret_ThatChanges_IsSeenAndNotShown()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));

        var thrown = Assert.Throws<StepChangedException>(() => Vault.Change("ada", Secret, [0]));

        Assert.That(thrown.Difference, Is.EqualTo("password changed, and is not shown"));
        AssertHidden([thrown.ToString(), .. await TextsOf(fixture, lines)]);
    }

    [Test]
    public async Task Secret_OfTheObjectThatIsCalled_IsNotShown()
    {
        await using var fixture = RunFixture.Start();

        var thrown = Assert.Throws<StepChangedException>(() => Vault.Doors([0]));

        Assert.That(thrown.Difference, Is.EqualTo("this changed, and is not shown"));
    }

    [Test]
    public async Task Secret_OfACallThatTimesOut_IsNotShown()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));

        var call = Vault.Late(new Account("ada", Secret), fixture.Time);
        await fixture.Drained(() => fixture.Host.Engine.LiveFlowRuns.Count > 0);
        fixture.Time.Advance(TimeSpan.FromSeconds(6));

        var thrown = await Assert.CatchAsync(() => call);
        Assert.That(thrown, Is.InstanceOf<RunTimedOutException>());
        AssertHidden([thrown!.ToString(), .. await TextsOf(fixture, lines)]);
    }

    [Test]
    public async Task Secret_ThatCannotBeHashed_IsNotToldByTheError()
    {
        await using var fixture = RunFixture.Start();

        var thrown = Assert.Catch<StepNotIdentifiableException>(() => Vault.Leak(new Leaky()));

        Assert.That(thrown.Message, Does.Contain("'leaky' cannot be hashed: why is not told, since it is marked [Sensitive]"));
        AssertHidden([thrown.ToString()]);
    }

    [Test]
    public void CapturedCall_AsText_IsMasked()
    {
        var call = CallCapture.Record(() => Vault.ChangeOne("ada", Secret));

        Assert.That(call.ToString(), Is.EqualTo("sensitive-change-one(user: ada, password: ***)"));
        Assert.That(call.Arguments.Select(a => (a.Value, a.IsSensitive)), Is.EqualTo(new object[] { ("ada", false), (Secret, true) }));
        Assert.That(CallCapture.Record(() => Vault.SignIn(new Account("ada", Secret))).ToString(), Is.EqualTo("sensitive-sign-in(account: ***)"));
        Assert.That(call.Definition.Parameters.Select(p => p.IsSensitive), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void Document_OfAnAutomation_RefusesTheSecret()
    {
        var thrown = Assert.Throws<UnwritableAutomationException>(() => AutomationJson.Write(new Automation("a", When.Event("x"), Then.RunFlow(() => Vault.Change("ada", Secret, new[] { 0 })))));

        Assert.That(thrown.Reasons.Single(), Does.Contain("its argument 'password' is marked [Sensitive], and whoever reads the document would see it"));
        AssertHidden([thrown.ToString()]);
    }

    [Test]
    public void Arguments_FromData_AreNotQuotedWhereTheyAreWrong()
    {
        var flow = (FlowDefinition)CallCapture.Record(() => Vault.Numbered(0)).Definition;
        using var document = JsonDocument.Parse($$"""{ "pin": "{{Secret}}" }""");

        JsonArguments.Call(flow, document.RootElement, RunJson.OptionsOf(new RunOptions()), null, out var mistakes);

        Assert.That(mistakes, Is.EqualTo(new[] { "parameters.pin is ***, which is no value of type int. It is marked [Sensitive], so no more is told." }));
    }

    [Test]
    public void KeyOfSlots_FromASecret_IsAHash()
    {
        var key = KeyArgument.Of(CallCapture.Record(() => Vault.Check(Secret)), "password", "limit");

        Assert.That(key, Has.Length.EqualTo(32).And.Not.Contain(Secret));
        Assert.That(KeyArgument.Of(CallCapture.Record(() => Vault.Check(Secret)), "password", "limit"), Is.EqualTo(key));
        Assert.That(KeyArgument.Of(CallCapture.Record(() => Vault.Check("other")), "password", "limit"), Is.Not.EqualTo(key));
    }

    static async Task<List<string?>> TextsOf(RunFixture fixture, KeptLines lines)
    {
        List<string?> texts = [.. lines.All.Select(l => l.Message)];
        List<Run> runs = [];
        foreach (var e in fixture.Events())
        {
            texts.Add(JsonSerializer.Serialize(new { e.Name, e.Resource, e.Related, Payload = e.Payload.ValueKind == JsonValueKind.Undefined ? "" : e.Payload.GetRawText() }));
            texts.Add(e.ToString());
            if (e is RunStateChanged { Run: var run } && !runs.Contains(run)) runs.Add(run);
        }

        foreach (var run in runs)
        {
            texts.AddRange([run.Name, run.ToString(), run.State.ToString(), run.State.Message, run.Exception?.ToString(), await fixture.Host.RunQueries.WhyAsync(run.Id)]);
            if (run.Parent is null) texts.Add(RunGraph.ToMermaid(run, runs));
        }

        Assert.That(runs, Has.Count.GreaterThan(1));
        return texts;
    }

    static void AssertHidden(IEnumerable<string?> texts) => Assert.That(texts.Where(t => t is not null), Has.None.Contain(Secret).And.Not.Empty);
}
