using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Runs;
using Orchestrix.Runs.Caching;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Caching;

public sealed class FailingCacheTests
{
    static readonly AsyncLocal<int[]> Calls = new();

    [Task] static int Computed(int item) => item * 10 + ++Calls.Value![0];

    [Task]
    static async Task<int> ComputedLater(int item)
    {
        await Task.Yield();
        return Computed(item);
    }

    [Task] static void Sent(int item) => Calls.Value![0] += item;

    [Flow]
    static async Task ComputesInATransaction(bool fails) => await Run.InTransactionAsync(_ =>
    {
        Computed(1);
        return fails ? throw new InvalidOperationException("no") : Task.CompletedTask;
    });

    sealed class BrokenCache(bool reads, bool writes) : IResultCache
    {
        public ValueTask<CachedResult?> FindAsync(ResultKey key, CancellationToken cancellationToken = default) =>
            reads ? default : throw new IOException("no connection");

        public async ValueTask StoreAsync(ResultKey key, CachedResult result, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (!writes) throw new IOException("disk full");
        }

        public ValueTask<int> ForgetAsync(string? task = null, CancellationToken cancellationToken = default) => new(0);
    }

    sealed class Warnings : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<int> Ids { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Ids.Enqueue(eventId.Id);
        }

        public void Dispose() { }
    }

    static OrchestrixTestHost Start(Warnings warnings, IResultCache? cache = null) => OrchestrixTestHost.Start(o =>
    {
        o.CacheTask(() => Computed(0), CacheKey.Inputs).CacheTask(() => ComputedLater(0), CacheKey.Inputs).CacheTask(() => Sent(0), CacheKey.Inputs);
        if (cache is not null) o.Services.AddSingleton(cache);
        o.Services.AddLogging(l => l.AddProvider(warnings));
    });

    [SetUp]
    public void MakeCalls() => Calls.Value = [0];

    [Test]
    public async Task Write_Fails_KeepsTheResultOfTheRunAndWarns()
    {
        Warnings warnings = new();
        await using var host = Start(warnings, new BrokenCache(reads: true, writes: false));

        Assert.That((Computed(1), await ComputedLater(2)), Is.EqualTo((11, 22)));

        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.All.EqualTo("Completed"));
        Assert.That(warnings.Ids, Is.Not.Empty.And.All.EqualTo(2044));
    }

    [Test]
    public async Task Read_Fails_IsAMissAndWarns()
    {
        Warnings warnings = new();
        await using var host = Start(warnings, new BrokenCache(reads: false, writes: true));

        Assert.That((Computed(1), Computed(1), await ComputedLater(2)), Is.EqualTo((11, 12, 23)));

        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.All.EqualTo("Completed"));
        Assert.That(warnings.Ids, Is.Not.Empty.And.All.EqualTo(2043));
    }

    [Test]
    public async Task CachedTaskWithoutAResult_WasExecutedBefore_IsSkipped()
    {
        await using var host = Start(new Warnings());

        Sent(1);
        Sent(1);
        Sent(2);

        Assert.That(Calls.Value![0], Is.EqualTo(3));
        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.EqualTo(new[] { "Completed", "Cached", "Completed" }));
    }

    [Test]
    public async Task ResultOfATransaction_IsKeptOnlyWhenItCommits([Values] bool fails)
    {
        await using var host = Start(new Warnings());

        var outcome = await Run.TryAsync(() => ComputesInATransaction(fails));
        Computed(1);

        Assert.That(outcome.State.Type, Is.EqualTo(fails ? StateType.Failed : StateType.Completed));
        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.EqualTo(fails ? new[] { "RolledBack", "Completed" } : ["Completed", "Cached"]));
    }
}
