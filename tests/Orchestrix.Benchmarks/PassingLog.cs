using Orchestrix.Log;

namespace Orchestrix.Benchmarks;

/// <summary>A log that takes everything and keeps nothing.</summary>
sealed class PassingLog(Action<LogEntry>? committed) : ILog
{
    public long End { get; private set; }

    public bool IsImmediate => true;

    public ValueTask<CommitResult> CommitAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        var first = End + 1;
        End += batch.Items.Count;
        if (committed is not null)
            foreach (var item in batch.Items) committed(item.Entry);
        return new(CommitResult.Committed(first, End, 0));
    }

    public long Append(LogEntry entry, long nowTicks, int firstPart = 0, int parts = 1) => ++End;

    public ValueTask WhenDurableAsync(long position, CancellationToken cancellationToken = default) => default;

    public ILogCursor OpenCursor(CursorOptions options) => throw new NotSupportedException("Nobody reads this log.");

    public void Complete() { }
}
