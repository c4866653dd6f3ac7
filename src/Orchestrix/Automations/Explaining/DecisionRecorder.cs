using Microsoft.Extensions.Logging;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>Keeps the newest decisions of an engine. Told by one thread at a time; may be read from any.</summary>
sealed class DecisionRecorder(int capacity, ILogger logger) : IDecisionWitness
{
    readonly Lock gate = new();
    readonly Queue<RecordedDecision> decisions = new();
    readonly Dictionary<Guid, RecordedDecision> firings = [];
    long forgotten = -1;

    public void Tell(in Decision decision)
    {
        RecordedDecision recorded = new(decision);
        lock (gate)
        {
            if (decisions.Count == capacity) Forget(decisions.Dequeue());
            decisions.Enqueue(recorded);
            if (recorded.Firing is { } firing) firings[firing] = recorded;
        }

        if (logger.IsEnabled(LogLevel.Debug)) Log(recorded);
    }

    /// <summary>The decisions that are kept and wanted, oldest first.</summary>
    public List<RecordedDecision> Find(Func<RecordedDecision, bool> isWanted)
    {
        lock (gate) return [.. decisions.Where(isWanted)];
    }

    /// <summary>The decision that was a firing; null when it is no longer kept.</summary>
    public RecordedDecision? FindFiring(Guid id)
    {
        lock (gate) return firings.TryGetValue(id, out var decision) ? decision : null;
    }

    /// <summary>Whether a decision about the event at a position may have been made and is no longer kept.</summary>
    public bool MayHaveForgotten(long position)
    {
        lock (gate) return position <= forgotten;
    }

    // Under the lock.
    void Forget(in RecordedDecision decision)
    {
        forgotten = Math.Max(forgotten, decision.Event?.Position ?? -1);
        if (decision.Firing is { } firing) firings.Remove(firing);
    }

    void Log(in RecordedDecision decision) => logger.Decided(
        decision.Automation ?? "", TriggerPath.Of(decision.Node), decision.Event?.Name.Text, decision.Event?.Id, decision.Verdict, decision.Count,
        TriggerPath.ThresholdOf(decision.Node) ?? 0, Explainer.TimeOf(decision.UntilTicks));
}
