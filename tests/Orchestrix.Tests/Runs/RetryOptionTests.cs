using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runtime.V1;
using Orchestrix.Tasks;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class RetryOptionTests
{
    static class Steps
    {
        [Task(Retries = 3, RetryDelaySeconds = 10, RetryBackoffFactor = 3, MaxRetryDelaySeconds = 60)]
        public static Task Growing() => Task.FromException(new InvalidOperationException("no"));

        [Task(Retries = 9, RetryDelaySeconds = 10, RetryDeadlineSeconds = 35)]
        public static Task Bounded() => Task.FromException(new InvalidOperationException("no"));

        [Task(Retries = 5, RetryDelaySeconds = 100, RetryJitter = 0.5)]
        public static Task Spread() => Task.FromException(new InvalidOperationException("no"));

        [Task(Retries = 5, NonRetryable = [typeof(ArgumentException), typeof(Refused)])]
        public static Task Choosy(Exception exception) => Task.FromException(exception);

        [Task]
        public static Task Plain(Exception exception) => Task.FromException(exception);

        [Task(Retries = 2)]
        public static void Synchronous() => throw new InvalidOperationException("no");

        [Flow(Retries = 2, RetryDelaySeconds = 5, NonRetryable = [typeof(FormatException)])]
        public static Task FlowThatFails(Exception exception) => Task.FromException(exception);

        sealed class Refused : Exception;

        public static Exception MakeRefused() => new Refused();
    }

    static async Task<Exception?> CatchAsync(Func<Task> body)
    {
        try
        {
            await body();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    [Test]
    public async Task Task_WithBackoff_WaitsLongerEachTimeUpToTheLongest()
    {
        await using var host = OrchestrixTestHost.Start();

        await CatchAsync(() => Steps.Growing());

        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(10 + 30 + 60)));
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(4));
    }

    [Test]
    public async Task Task_PastItsDeadline_IsNotTriedAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        await CatchAsync(() => Steps.Bounded());

        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(4)); // at 0, 10, 20 and 30 s; 40 s would be too late
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Task_WithJitter_SpreadsItsPausesAndRepeatsThemWithTheSameSeed()
    {
        var one = await SpreadAsync(1);
        var again = await SpreadAsync(1);
        var other = await SpreadAsync(2);

        Assert.That(one, Is.EqualTo(again));
        Assert.That(one, Is.Not.EqualTo(other));
        Assert.That(one, Has.All.LessThanOrEqualTo(150).And.All.GreaterThan(0));
        Assert.That(one.Distinct().Count(), Is.EqualTo(5));

        static async Task<List<double>> SpreadAsync(int seed)
        {
            await using var host = OrchestrixTestHost.Start(o => o.ConfigureRuns(r => r.RandomSeed = seed));
            await CatchAsync(() => Steps.Spread());
            return [.. host.Events.OfType<RunStateChanged>().Where(e => e.State.Name == "AwaitingRetry").Select(e => (e.State.ScheduledTime!.Value - e.Occurred).TotalSeconds)];
        }
    }

    [Test]
    public async Task Task_FailsOfAnExceptionThatForbidsIt_IsNotTriedAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        await CatchAsync(() => Steps.Choosy(new ArgumentNullException("x"))); // derived from ArgumentException
        await CatchAsync(() => Steps.Choosy(Steps.MakeRefused())); // private to its class
        await CatchAsync(() => Steps.Choosy(new InvalidOperationException()));

        Assert.That(host.TaskRuns.Select(r => r.RunCount), Is.EqualTo(new[] { 1, 1, 6 }));
    }

    [Test]
    public async Task Flow_FailsOfAnExceptionThatForbidsIt_IsNotTriedAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        await CatchAsync(() => Steps.FlowThatFails(new FormatException()));
        await CatchAsync(() => Steps.FlowThatFails(new InvalidOperationException()));

        Assert.That(host.FlowRuns.Select(r => r.RunCount), Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public async Task ConfigureTask_WithACondition_AsksItAfterEachAttempt()
    {
        List<FailedAttempt> asked = [];
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureTask(() => Steps.Choosy(default!), t => t.Retry = t.Retry with
        {
            When = failed =>
            {
                asked.Add(failed);
                return failed.Attempt < 3;
            },
        }));

        await CatchAsync(() => Steps.Choosy(new InvalidOperationException("x")));

        Assert.That(asked.Select(a => a.Attempt), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(asked.Select(a => a.Exception.Message), Is.All.EqualTo("x"));
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(3));
    }

    [Test]
    public async Task ConfigureTask_ConditionThatThrows_EndsTheRunWithTheBodysException()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureTask(() => Steps.Synchronous(), t => t.Retry = t.Retry with { When = _ => throw new FormatException("condition") }));

        var thrown = await CatchAsync(() =>
        {
            Steps.Synchronous();
            return Task.CompletedTask;
        });

        Assert.That(thrown, Is.InstanceOf<InvalidOperationException>());
        Assert.That(host.TaskRuns.Single().RunCount, Is.EqualTo(1));
        Assert.That(host.TaskRuns.Single().State.Message, Does.Contain("no"));
    }

    [Test]
    public async Task ConfigureTask_TaskWithoutRetries_IsTriedAgainInThisHostOnly()
    {
        await using var plain = OrchestrixTestHost.Start();
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureTask(() => Steps.Plain(default!), t => t.Retry = new RetryPolicy(1) { NonRetryable = [typeof(FormatException)] }));

        await CatchAsync(() => Steps.Plain(new InvalidOperationException()));
        await CatchAsync(() => Steps.Plain(new FormatException()));
        using (plain.EnterScope()) await CatchAsync(() => Steps.Plain(new InvalidOperationException()));

        Assert.That(host.TaskRuns.Select(r => r.RunCount), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(plain.TaskRuns.Select(r => r.RunCount), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Start_WithWrongChanges_TellsAllMistakesAtOnce()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .ConfigureTask(() => Steps.Plain(default!), t => t.Retry = new RetryPolicy(-1))
            .ConfigureTask(() => Steps.Plain(default!), t => t.Timeout = TimeSpan.Zero)
            .ConfigureTask(() => Steps.FlowThatFails(default!), _ => { })
            .ConfigureFlow(() => Steps.Plain(default!), _ => { })
            .ConfigureFlow(() => { }, _ => { })));

        Assert.That(thrown!.Message, Does.Contain("ConfigureTask of 'Plain': ").And.Contain("Retries").And.Contain("A timeout must be positive")
            .And.Contain("Call ConfigureFlow instead").And.Contain("Call ConfigureTask instead").And.Contain("made no tracked call"));
    }

    [Test]
    public void Start_WithWrongAttributes_TellsAllMistakesAtOnce()
    {
        FlowCatalog catalog = new();
        catalog.Add(new TrackedMethod
        {
            Kind = TrackedKind.Task,
            Name = "Bad",
            Identity = "Bad",
            DeclaringType = "Some.Type",
            Member = "BadAsync",
            Retries = -2,
            RetryDelaysSeconds = [-1],
            RetryBackoffFactor = 0,
            RetryJitter = -1,
            MaxRetryDelaySeconds = -1,
            MaxConcurrentTasks = -5,
            RetryDeadlineSeconds = double.NaN,
            TimeoutSeconds = -3,
        });

        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(null, catalog));

        foreach (var part in new[] { "Task 'Bad' (Some.Type.BadAsync)", "Retries must not be negative, but is -2", "retry delay", "RetryBackoffFactor", "RetryJitter", "MaxRetryDelaySeconds", "RetryDeadlineSeconds", "MaxConcurrentTasks must be at least 1, but is -5", "TimeoutSeconds must be a positive number of seconds, but is -3" })
            Assert.That(thrown!.Message, Does.Contain(part));
    }
}
