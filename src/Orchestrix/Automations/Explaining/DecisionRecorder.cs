using Microsoft.Extensions.Logging;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>Keeps the newest decisions of an engine. Told by one thread at a time; may be read from any.</summary>
sealed class DecisionRecorder(int capacity, ILogger logger) : IDecisionWitness
{
    readonly Lock gate = new();
    readonly Queue<RecordedDecision> decisions = new();
    long forgotten = -1;

    public void Tell(in Decision decision)
    {
        RecordedDecision recorded = new(decision);
        lock (gate)
        {
            if (decisions.Count == capacity) forgotten = Math.Max(forgotten, decisions.Dequeue().Event?.Position ?? -1);
            decisions.Enqueue(recorded);
        }

        if (logger.IsEnabled(LogLevel.Debug)) Log(recorded);
    }

    /// <summary>The decisions that are kept and wanted, oldest first.</summary>
    public List<RecordedDecision> Find(Func<RecordedDecision, bool> isWanted)
    {
        lock (gate) return [.. decisions.Where(isWanted)];
    }

    /// <summary>Whether a decision about the event at a position may have been made and is no longer kept.</summary>
    public bool MayHaveForgotten(long position)
    {
        lock (gate) return position <= forgotten;
    }

    void Log(in RecordedDecision decision) => logger.Decided(
        decision.Automation ?? "", TriggerPath.Of(decision.Node), decision.Event?.Name.Text, decision.Event?.Id, decision.Verdict, decision.Count,
        TriggerPath.ThresholdOf(decision.Node) ?? 0, decision.UntilTicks > 0 ? new DateTimeOffset(decision.UntilTicks, TimeSpan.Zero) : null);
}
