namespace Orchestrix.Runs;

/// <summary>The flow runs that have begun and not ended. A lock for the moment of an entry: a table without locks costs an object for each run, and more time.</summary>
sealed class LiveRuns
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, FlowRun> byId = [];

    public void Add(FlowRun run)
    {
        lock (gate) byId[run.Id] = run;
    }

    public void Remove(FlowRun run)
    {
        lock (gate) byId.Remove(run.Id);
    }

    public FlowRun? Find(Guid id)
    {
        lock (gate) return byId.GetValueOrDefault(id);
    }

    public IReadOnlyCollection<FlowRun> Snapshot()
    {
        lock (gate) return [.. byId.Values];
    }
}
