using Microsoft.Extensions.Time.Testing;
using Orchestrix.Log;
using Orchestrix.Storage;

namespace Orchestrix.Tests.Storage;

public sealed class MemoryLogTests
{
    sealed class Entry(int number) : LogEntry
    {
        public int Number => number;
    }

    static MemoryLog New(int entries = 100_000, int unread = 65_536) => new(new MemoryStoreOptions { Entries = entries, UnreadBeforeWaiting = unread }, new FakeTimeProvider());

    static List<LogRecord> ReadAll(ILogCursor cursor, int batch = 7)
    {
        List<LogRecord> all = [];
        var records = new LogRecord[batch];
        int read;
        while ((read = cursor.Read(records)) > 0) all.AddRange(records.AsSpan(0, read));
        return all;
    }

    [Test]
    public void Append_GivesPositionsAndTimesThatNeverDecrease()
    {
        var log = New();

        log.Append(new Entry(1), 10);
        log.Append(new Entry(2), 5);
        log.Append(new Entry(3), 12, firstPart: 2, parts: 3);

        using var cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = () => { } });
        var records = ReadAll(cursor);
        Assert.That(records.Select(r => r.Position), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(records.Select(r => r.ReceivedTicks), Is.EqualTo(new[] { 10, 10, 12 }));
        Assert.That((records[2].FirstPart, records[2].Parts), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Commit_PreconditionFails_StoresNothing()
    {
        var log = New();
        await log.CommitAsync(new Batch().Add(new Entry(1)).Set("lease", 3));

        var rejected = await log.CommitAsync(new Batch().Add(new Entry(2)).Add(new Entry(3)).Require("lease", 2).Set("lease", 9));
        var accepted = await log.CommitAsync(new Batch().Add(new Entry(4)).Add(new Entry(5)).Require("lease", 3).Require("other", 0).Set("lease", 0));
        var afterwards = await log.CommitAsync(new Batch().Require("lease", 0));

        Assert.That(rejected.Failed, Is.EqualTo(new Precondition("lease", 2)));
        Assert.That((accepted.FirstPosition, accepted.LastPosition), Is.EqualTo((2, 3)));
        Assert.That(afterwards.IsCommitted);
        Assert.That(log.End, Is.EqualTo(3));
    }

    [Test]
    public async Task Commit_SameVersionFromManyThreads_LetsOneWin()
    {
        var log = New();

        var results = await Task.WhenAll(Enumerable.Range(1, 64).Select(n => Task.Run(async () => await log.CommitAsync(new Batch().Add(new Entry(n)).Require("claim", 0).Set("claim", n)))));

        Assert.That(results.Count(r => r.IsCommitted), Is.EqualTo(1));
    }

    [Test]
    public async Task Append_FromManyThreads_KeepsTheOrderOfEachThread()
    {
        var log = New(entries: 200_000);
        const int threads = 4, each = 20_000;

        await Task.WhenAll(Enumerable.Range(0, threads).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) log.Append(new Entry((t * each) + i), 0);
        })));

        using var cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = () => { } });
        var numbers = ReadAll(cursor, 256).Select(r => ((Entry)r.Entry).Number).ToList();
        Assert.That(numbers, Has.Count.EqualTo(threads * each));
        foreach (var thread in numbers.GroupBy(n => n / each)) Assert.That(thread, Is.Ordered);
    }

    [Test]
    public void Read_SlowerThanTheLogKeeps_SkipsAndCounts()
    {
        var log = New(entries: 1_100, unread: 1_000);
        using var slow = log.OpenCursor(new CursorOptions { Wake = () => { } });

        for (var i = 1; i <= 5_000; i++) log.Append(new Entry(i), i);

        var records = ReadAll(slow);
        Assert.That(records[0].Position, Is.EqualTo(5_000 - 1_100 + 1));
        Assert.That(records[^1].Position, Is.EqualTo(5_000));
        Assert.That(slow.Missed, Is.EqualTo(5_000 - 1_100));
        Assert.That(records.Select(r => (long)((Entry)r.Entry).Number), Is.EqualTo(records.Select(r => r.Position)));
    }

    [Test]
    public async Task Read_WhileTheWriterLapsIt_NeverSeesAMixedRecord()
    {
        var log = New(entries: 1_100, unread: 1_000);
        using var cursor = log.OpenCursor(new CursorOptions { Wake = () => { } });
        var writing = Task.Run(() => { for (var i = 1; i <= 300_000; i++) log.Append(new Entry(i), i); });
        var records = new LogRecord[64];
        long last = 0;

        while (!writing.IsCompleted || cursor.Position < log.End)
        {
            var read = cursor.Read(records);
            foreach (var record in records.AsSpan(0, read))
            {
                Assert.That(record.Position, Is.GreaterThan(last));
                Assert.That(((Entry)record.Entry).Number, Is.EqualTo(record.Position));
                Assert.That(record.ReceivedTicks, Is.EqualTo(record.Position));
                last = record.Position;
            }
        }

        Assert.That(last, Is.EqualTo(300_000));
    }

    [Test]
    public void Read_NothingThere_IsWokenOnceByTheNextEntry()
    {
        var log = New();
        var wakes = 0;
        using var cursor = log.OpenCursor(new CursorOptions { Wake = () => wakes++ });
        Assert.That(ReadAll(cursor), Is.Empty);

        log.Append(new Entry(1), 0);
        log.Append(new Entry(2), 0);

        Assert.That(wakes, Is.EqualTo(1));
        Assert.That(ReadAll(cursor), Has.Count.EqualTo(2));
    }

    [Test]
    public void Complete_WakesReadersWhoReadTheRestAndThenAreAtTheEnd()
    {
        var log = New();
        var wakes = 0;
        using var cursor = log.OpenCursor(new CursorOptions { Wake = () => wakes++ });
        ReadAll(cursor);
        log.Append(new Entry(1), 0);

        log.Complete();
        var late = log.Append(new Entry(2), 0);

        Assert.That(cursor.IsCompleted, Is.False);
        Assert.That(ReadAll(cursor), Has.Count.EqualTo(1));
        Assert.That(cursor.IsCompleted);
        Assert.That(late, Is.Zero);
        Assert.That(log.Counters.EntriesAfterCompletion, Is.EqualTo(1));
    }

    [Test]
    public async Task Append_RulesTooFarBehind_WaitsUntilTheyHaveReadOn()
    {
        var log = New(entries: 1_000, unread: 16);
        using var rules = log.OpenCursor(new CursorOptions { Wake = () => { }, HoldsPublishers = true });
        for (var i = 0; i < 16; i++) log.Append(new Entry(i), 0);

        var append = Task.Run(() => log.Append(new Entry(16), 0));
        var commit = log.CommitAsync(new Batch().Add(new Entry(17))).AsTask();
        while (log.Counters.PublisherWaits == 0) await Task.Yield();
        var waited = !append.IsCompleted && !commit.IsCompleted;
        ReadAll(rules);

        await Task.WhenAll(append, commit);
        Assert.That(waited);
        Assert.That(log.End, Is.EqualTo(18));
        Assert.That(rules.Missed, Is.Zero);
    }

    [Test]
    public void Append_ByTheReaderItself_NeverWaits()
    {
        var log = New(entries: 1_000, unread: 16);
        using var rules = log.OpenCursor(new CursorOptions { Wake = () => { }, HoldsPublishers = true });

        LogReading.Enter();
        for (var i = 0; i < 100; i++) log.Append(new Entry(i), 0);
        LogReading.Leave();

        Assert.That(ReadAll(rules), Has.Count.EqualTo(100));
    }
}
