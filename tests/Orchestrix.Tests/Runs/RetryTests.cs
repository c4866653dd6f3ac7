using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed partial class RetryTests
{
    // Per test: AsyncLocal state keeps parallel tests apart.
    static readonly AsyncLocal<Script> Scripts = new();

    sealed class Script
    {
        public int FailuresLeft;
        public int Calls;

        public void Step()
        {
            Calls++;
            if (FailuresLeft-- > 0) throw new InvalidOperationException($"failure before call {Calls + 1}");
        }
    }

    [Task(Retries = 2)] static void AtOnce() => Scripts.Value!.Step();

    [Task(Retries = 3, RetryDelaysSeconds = [1, 10])] static async Task WithDelays() { await Task.Yield(); Scripts.Value!.Step(); }

    [Flow(Retries = 1)]
    static async Task<int> TwoSteps()
    {
        var first = await First(1);
        Scripts.Value!.Step();
        return first + await Second(first);
    }

    [Task] static async Task<int> First(int x) { await Task.Yield(); Counts.Value![0]++; return x + 1; }

    [Task] static async Task<int> Second(int x) { await Task.Yield(); Counts.Value![1]++; return x * 10; }

    static readonly AsyncLocal<int[]> Counts = new();

    [Test]
    public async Task Task_FailsOnceWithoutDelay_RetriesAtOnce()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };

        AtOnce();

        Assert.That(fixture.StatesOf("AtOnce"), Is.EqualTo(new[] { "Pending Running Retrying Completed" }));
    }

    [Test]
    public async Task Task_FailsMoreOftenThanItMay_FailsWithTheLastException()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 9 };

        var thrown = Assert.Throws<InvalidOperationException>(() => AtOnce());

        Assert.That(thrown!.Message, Does.Contain("call 4"));

        Assert.That(fixture.StatesOf("AtOnce"), Is.EqualTo(new[] { "Pending Running Retrying Retrying Failed" }));
    }

    [Test]
    public async Task Task_WithDelays_AwaitsEachByTheHostsClock()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 3 };
        var start = fixture.Time.GetUtcNow();

        var run = WithDelays();
        while (!run.IsCompleted)
        {
            await fixture.UntilAsync(e => e is RunStateChanged { State.Name: "AwaitingRetry" or "Completed" }, run);
            fixture.Time.Advance(TimeSpan.FromSeconds(10));
        }

        await run;
        Assert.That(fixture.StatesOf("WithDelays"), Is.EqualTo(new[] { "Pending Running AwaitingRetry Retrying AwaitingRetry Retrying AwaitingRetry Retrying Completed" }));
        Assert.That(fixture.Time.GetUtcNow() - start, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(21)));
        Assert.That(fixture.Events().Last().Resource["orchestrix.run-count"], Is.EqualTo("4"));
    }

    [Test]
    public async Task Flow_Retried_SkipsFinishedTasks()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };
        Counts.Value = new int[2];

        var result = await TwoSteps();

        Assert.That(result, Is.EqualTo(22));
        Assert.That(Counts.Value, Is.EqualTo(new[] { 1, 1 }));
        Assert.That(fixture.StatesOf("First"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Cached" }));
    }

    [Flow(Retries = 1)] static void Changing() { Take(Scripts.Value!.Calls); Scripts.Value!.Step(); }

    [Flow(Retries = 1, OnInputChanged = InputChange.Rerun)] static void Rerunning() { Take(Scripts.Value!.Calls); Scripts.Value!.Step(); }

    [Flow(Retries = 1, OnInputChanged = InputChange.Reuse)] static int Reusing() { var taken = Take(Scripts.Value!.Calls); Scripts.Value!.Step(); return taken; }

    [Task] static int Take(int x) => x;

    [Test]
    public async Task Flow_StepHasOtherArgumentsInTheNextAttempt_FailsAndShowsTheDifference()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };

        var thrown = Assert.Throws<StepChangedException>(() => Changing());

        Assert.That(thrown!.Difference, Is.EqualTo("x was \"0\" and is \"1\""));
        Assert.That(thrown.Ordinal, Is.EqualTo(1));
        Assert.That(fixture.StatesOf("Changing"), Is.EqualTo(new[] { "Pending Running Retrying Failed" }));
    }

    [Test]
    public async Task Flow_StepHasOtherArguments_RerunsOrReusesWhereThatWasChosen()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };
        Rerunning();
        Scripts.Value = new Script { FailuresLeft = 1 };

        Assert.That(Reusing(), Is.Zero);
        Assert.That(fixture.StatesOf("Take"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Running Completed", "Pending Running Completed", "Pending Cached" }));
    }

    [Flow(Retries = 1)]
    static async Task<string> Recorded()
    {
        var context = RunContext.Current;
        var seen = $"{context.Now:O} {context.NewGuid()} {context.Random(1000)}";
        await First(1);
        Seen.Value!.Add(seen);
        Scripts.Value!.Step();
        return seen;
    }

    static readonly AsyncLocal<List<string>> Seen = new();

    [Test]
    public async Task RunContext_TimeIdsAndRandomNumbers_AreTheSameInEachAttempt()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };
        Counts.Value = new int[2];
        Seen.Value = [];

        await Recorded();

        Assert.That(Seen.Value, Has.Count.EqualTo(2));
        Assert.That(Seen.Value[0], Is.EqualTo(Seen.Value[1]));
    }

    [Flow(Retries = 1)] static void TakesAStream() => Read(new MemoryStream());

    [Flow(Retries = 1)] static int TakesAKeyedStream() { var read = ReadKeyed(new MemoryStream(), "a"); Scripts.Value!.Step(); return read; }

    [Task] static void Read(Stream stream) => stream.ReadByte();

    [Task(Key = "{name}")] static int ReadKeyed(Stream stream, string name) => stream.ReadByte() + name.Length;

    [Test]
    public async Task Step_ArgumentCannotBeHashed_SaysSoBeforeTheBodyRuns()
    {
        await using var fixture = RunFixture.Start();

        var thrown = Assert.Throws<StepNotIdentifiableException>(() => TakesAStream());

        Assert.That(thrown!.Reason, Does.Contain("'stream'").And.Contain("MemoryStream"));
        Assert.That(fixture.StatesOf("Read"), Is.Empty);
        Assert.That(fixture.StatesOf("TakesAStream"), Is.EqualTo(new[] { "Pending Running Failed" }));
    }

    [Test]
    public async Task Step_WithAKey_NeedsNoHashOfItsArguments()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };

        TakesAKeyedStream();

        Assert.That(fixture.StatesOf("ReadKeyed"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Cached" }));
    }

    [Flow(Retries = 1)]
    static async Task<int> MutatesAResult()
    {
        var list = await MakeList(3);
        list.Add(99);
        Scripts.Value!.Step();
        return list.Count;
    }

    [Task] static async Task<List<int>> MakeList(int n) { await Task.Yield(); return [.. Enumerable.Range(0, n)]; }

    [Test]
    public async Task Step_ResultIsChangedByTheBody_AnswersTheNextAttemptAsItWas()
    {
        await using var fixture = RunFixture.Start();
        Scripts.Value = new Script { FailuresLeft = 1 };

        Assert.That(await MutatesAResult(), Is.EqualTo(4));
    }
}
