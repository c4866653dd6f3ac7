using System.Runtime.CompilerServices;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runs.Artifacts;
using Orchestrix.Runs.Queries;
using Orchestrix.Variables;

namespace Orchestrix.Storage;

/// <summary>Flow runs by id: those that have not ended, and the newest of those that have. Task runs are found in the log, as long as it keeps them.</summary>
sealed class MemoryRunStore(MemoryStoreOptions options, RunOptions runs) : IRunStore
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, FlowRun> byId = [];
    readonly Queue<FlowRun> finished = new();

    /// <summary>What runs have made.</summary>
    public MemoryArtifacts Artifacts { get; } = new(options);

    /// <summary>The log whose entries are seen; set once, by who makes both.</summary>
    public RecordRing? Ring { get; set; }

    /// <summary>Hears of changes of variables, under the log's lock and in its order.</summary>
    public Action<VariableChange>? VariableChanged { get; set; }

    /// <summary>An entry was stored. Called under the log's lock, in the log's order.</summary>
    public void Stored(LogEntry entry, int firstPart, int parts)
    {
        if (entry is FlowRun run) Stored(run, firstPart, parts);
        else if (entry is RunLogLine line) Keep(line);
        else if (entry is ArtifactChange artifact) Artifacts.Stored(artifact);
        else if (entry is VariableChange variable) VariableChanged?.Invoke(variable);
    }

    public ValueTask<Run?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        lock (gate)
            if (byId.TryGetValue(id, out var run)) return new(run);
        return new(InLog<Run>(r => r.Id == id).FirstOrDefault());
    }

    public async IAsyncEnumerable<FlowRun> FlowRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        FlowRun[] snapshot;
        lock (gate) snapshot = [.. byId.Values.OrderBy(r => r.Created).ThenBy(r => r.Id)];
        foreach (var run in snapshot)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public async IAsyncEnumerable<TaskRun> TaskRunsAsync(Guid parentId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var run in InLog<TaskRun>(r => r.Parent?.Id == parentId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>All runs of a kind that are kept: flow runs, then task runs, each without a particular order.</summary>
    public IEnumerable<Run> All(RunKind kind)
    {
        Run[] flows = [];
        if (kind != RunKind.TaskRuns)
            lock (gate) flows = [.. byId.Values];
        return kind == RunKind.FlowRuns ? flows : flows.Concat(InLog<TaskRun>(static _ => true));
    }

    void Stored(FlowRun run, int firstPart, int parts)
    {
        lock (gate)
        {
            if (firstPart == 0) byId.TryAdd(run.Id, run);
            if (!run.StateOf(firstPart + parts - 1).IsTerminal) return;
            finished.Enqueue(run);
            while (finished.Count > options.FinishedRuns) byId.Remove(finished.Dequeue().Id);
        }
    }

    void Keep(RunLogLine line)
    {
        var details = line.Run.EnsureDetails();
        (details.Log ??= new RunLogBuffer(runs.LogLinesPerRun)).Add(line);
    }

    // A scan of what is kept: rare, and it costs the runs nothing.
    IEnumerable<TRun> InLog<TRun>(Func<TRun, bool> predicate) where TRun : Run
    {
        if (Ring is not { } ring) yield break;
        var records = new LogRecord[256];
        var position = 0L;
        int read;
        HashSet<Guid> seen = [];
        while ((read = ring.Read(position, records, out _)) > 0)
        {
            for (var i = 0; i < read; i++)
                if (records[i].Entry is TRun run && predicate(run) && seen.Add(run.Id)) yield return run;
            position = records[read - 1].Position;
        }
    }
}
