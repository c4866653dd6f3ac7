namespace Orchestrix.Runs;

/// <summary>The newest lines of one run.</summary>
sealed class RunLogBuffer(int capacity)
{
    readonly Queue<RunLogLine> lines = new();

    public long Dropped { get; private set; }

    public void Add(RunLogLine line)
    {
        lock (lines)
        {
            if (lines.Count == capacity)
            {
                Dropped++;
                if (capacity == 0) return;
                lines.Dequeue();
            }

            lines.Enqueue(line);
        }
    }

    public IReadOnlyList<RunLogLine> Snapshot()
    {
        lock (lines) return [.. lines];
    }
}
