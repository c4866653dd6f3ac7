using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>
/// Gathers what the rules decide, and stores it with how far the log was read: all of it, or nothing. Read again after a crash, the same records give the same
/// firings with the same ids. Used by one thread at a time.
/// </summary>
sealed class FiringOutbox(ILog log, ILogger logger, AutomationCounters counters, IDecisionWitness? witness) : IFiringSink
{
    const string CursorKey = "reader:automations";

    readonly Batch batch = new();
    int fired;

    /// <summary>What is measured; null where nothing is.</summary>
    public AutomationMetrics? Metrics { get; set; }

    /// <summary>The position of the record that is being evaluated.</summary>
    public long Position { get; set; }

    public bool IsEmpty => batch.Items.Count == 0;

    public void Fire(in Raised raised)
    {
        if (raised.Node.Owner is not AutomationRule rule) return; // taken out while it was being evaluated
        AutomationFired firing = new(rule.Automation, raised, Position, rule.NextNumber(Position));
        var reason = Take(rule, firing, raised.Event);
        if (witness is not null) Tell(raised, firing, reason);
    }

    public void FireAtOnce(TriggerNode node, in SeenEvent @event, long nowTicks)
    {
        if (node.Owner is not AutomationRule rule) return; // as above
        AutomationFired firing = new(rule.Automation, @event, nowTicks, Position, rule.NextNumber(Position));
        var reason = Take(rule, firing, @event);
        if (witness is not null) TellAtOnce(node, @event, firing, reason);
    }

    /// <summary>Takes a firing, or stops it: then returns why.</summary>
    string? Take(AutomationRule rule, AutomationFired firing, in SeenEvent @event)
    {
        if (!@event.IsNone && @event.Reference.Cause is not null && LoopGuard.ReasonToStop(firing.Cause) is { } reason)
        {
            Stop(firing, reason);
            return reason;
        }

        fired++;
        batch.Add(firing);
        if (rule.IsShadow) Shadow(firing);
        return null;
    }

    // What would have been done stands in the log with the firing, and nowhere else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void Shadow(AutomationFired firing)
    {
        counters.Shadowed(firing.ActionCount);
        for (var i = 0; i < firing.ActionCount; i++) batch.Add(AutomationEvents.ActionShadowed(new ActionRequest(firing, firing.ActionAt(i).Action, i, null)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellAtOnce(TriggerNode node, in SeenEvent @event, AutomationFired firing, string? reason) =>
        Tell(new Raised(node, default, @event, firing.Ticks) { IsByEvent = true, Count = 1 }, firing, reason);

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Tell(in Raised raised, AutomationFired firing, string? reason)
    {
        var verdict = reason is not null ? Verdict.Stopped : firing.IsShadow ? Verdict.Shadowed : raised.State == TriggerState.Resolved ? Verdict.Resolved : Verdict.Fired;
        witness?.Tell(Decision.About(raised, verdict) with { Reason = reason, Firing = reason is null ? firing.Id : null });
    }

    public void Limit(in Raised raised, int count)
    {
        if (raised.Node.Owner is not AutomationRule rule) return; // as above
        Stop(new AutomationFired(rule.Automation, raised, Position, rule.NextNumber(Position)), $"it has fired {count - 1} times within a minute because of one resource, which is as often as it may");
    }

    public void Add(EventEntry entry) => batch.Add(entry);

    /// <summary>Stores what was gathered, then hands firings over to who executes their actions: one that is lost there is found in the log.</summary>
    /// <remarks>A store that does not live in memory lets this reader's own thread wait, never a publisher's.</remarks>
    public void Commit(Action<AutomationFired, LogRecord>? execute)
    {
        if (IsEmpty) return;
        counters.Fired(fired);
        if (fired > 0) Metrics?.Fired(batch.Items);
        fired = 0;
        try
        {
            var commit = log.CommitAsync(batch.Set(CursorKey, Position));
            var result = commit.IsCompletedSuccessfully ? commit.Result : commit.AsTask().GetAwaiter().GetResult();
            if (execute is null) return;
            for (var i = 0; i < batch.Items.Count; i++)
                if (batch.Items[i].Entry is AutomationFired { ActionCount: > 0, IsShadow: false } firing) execute(firing, new LogRecord(result.FirstPosition + i, result.ReceivedTicks, firing, 0, 1));
        }
        finally
        {
            batch.Clear();
        }
    }

    void Stop(AutomationFired firing, string reason)
    {
        counters.LoopStopped();
        logger.LoopStopped(firing.Automation, reason, LoopGuard.Describe(firing.Cause));

        // Automations that listen to this very event must not go on for ever by being stopped.
        if (firing.Seen.IsNone || !firing.Seen.Reference.Name.Equals(AutomationEventNames.LoopStopped)) batch.Add(AutomationEvents.LoopStopped(firing, reason));
    }
}
