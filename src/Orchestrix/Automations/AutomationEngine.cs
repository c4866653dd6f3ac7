using Microsoft.Extensions.Logging;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Indexing;

namespace Orchestrix.Automations;

/// <summary>
/// Reads the log and lets automations fire. It is deterministic: same log, same firings, in the same order, however the log is cut into batches. Its time is
/// that at which the log received a record; it reads no clock, and runs no user code, since it may run on a publisher's thread.
/// </summary>
sealed class AutomationEngine : IFiringSink, IDisposable
{
    const int FollowerDepth = 20;
    const int SweptPerRecord = 2;
    const string CursorKey = "reader:automations";

    readonly ILog log;
    readonly ILogger<AutomationEngine> logger;
    readonly AutomationCounters counters;
    readonly EngineClock clock;
    readonly AutomationRule[] rules;
    readonly TriggerEvaluator evaluator = new();
    readonly ITriggerIndex index;
    readonly Action<ActionRequested>? execute;
    readonly CausalOrder order = new();
    LogPump? pump;
    TriggerHits hits;
    long now;
    long position;
    long due = long.MaxValue; // when the next window ends, or the next event has waited long enough
    long armed = long.MaxValue;
    Batch? outbox;
    bool isOpen;

    public AutomationEngine(ILog log, TimeProvider time, IEnumerable<Automation> automations, ILogger<AutomationEngine> logger, AutomationCounters counters, Action<ActionRequested>? execute = null, ITriggerIndex? index = null)
    {
        this.log = log;
        this.logger = logger;
        this.counters = counters;
        this.execute = execute;
        this.index = index ?? new TriggerIndex();
        clock = new EngineClock(log, time);
        rules = [.. automations.Where(a => a.Enabled).Select(a => new AutomationRule(a))];
    }

    /// <summary>The position up to which everything was evaluated.</summary>
    public long Handled => pump?.Handled ?? 0;

    /// <summary>Whether everything in the log was evaluated.</summary>
    public bool IsIdle => pump is { } reader && reader.Handled >= log.End;

    /// <summary>When the next window ends, in UTC ticks; <see cref="long.MaxValue"/> when none does.</summary>
    public long NextDeadline => Volatile.Read(ref armed);

    /// <summary>Begins to read with what comes into the log from now on. Windows that need no event open now.</summary>
    public void Start()
    {
        pump = new LogPump(log, Handle, holdsPublishers: true, inline: true);
        pump.Start();
        clock.Tick();
    }

    /// <summary>Reads no further.</summary>
    public void Dispose()
    {
        clock.Dispose();
        pump?.Dispose();
    }

    void IFiringSink.Fire(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks)
    {
        var owner = (AutomationRule)rule.Owner!; // each rule in the index belongs to an automation
        Firing firing = new(owner.Automation.Name, rule, key, @event, nowTicks, owner.NextPlace(position));
        if (LoopGuard.ReasonToStop(firing.Cause) is { } reason)
        {
            Stop(firing, reason);
            return;
        }

        counters.Fired();
        outbox ??= new Batch();
        outbox.Add(new AutomationTriggered(firing));
        for (var i = 0; i < owner.Automation.Actions.Count; i++) outbox.Add(new ActionRequested(firing, owner.Automation.Actions[i], i));
    }

    void Stop(Firing firing, string reason)
    {
        counters.LoopStopped();
        logger.LoopStopped(firing.Automation, reason, LoopGuard.Describe(firing.Cause));

        // An automation that listens to this very event must not go on for ever by being stopped.
        if (firing.Seen.IsNone || !firing.Seen.Reference.Name.Equals(AutomationEventNames.LoopStopped))
            (outbox ??= new Batch()).Add(AutomationEvents.LoopStopped(firing, reason));
    }

    // Must not throw: it is the pump's handler. What can fail is caught for each automation.
    internal void Handle(ReadOnlySpan<LogRecord> records)
    {
        foreach (ref readonly var record in records)
        {
            position = record.Position;
            if (!isOpen) Open(record.ReceivedTicks);
            if (record.ReceivedTicks < due) now = Math.Max(now, record.ReceivedTicks);
            else PassTime(record.ReceivedTicks);
            if (record.Entry is EventEntry entry)
                for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++) Take(new SeenEvent(entry, part, record.Position, record.ReceivedTicks));
            evaluator.Sweep(now, SweptPerRecord);
        }

        Commit();
        if (due == armed) return;
        Volatile.Write(ref armed, due);
        clock.Arm(due);
    }

    // Firings, the actions that they request, and how far the log was read: all of it is stored, or nothing. Read again after a crash, the same records
    // give the same firings with the same ids. A store that does not live in memory lets this reader's own thread wait, never a publisher's.
    void Commit()
    {
        if (outbox is not { } batch) return;
        outbox = null;
        var commit = log.CommitAsync(batch.Set(CursorKey, position));
        if (!commit.IsCompletedSuccessfully) commit.AsTask().GetAwaiter().GetResult();
        if (execute is null) return;
        foreach (var item in batch.Items)
            if (item.Entry is ActionRequested request) execute(request); // stored first: an action that is lost here is found in the log
    }

    void Open(long nowTicks)
    {
        isOpen = true;
        now = nowTicks;
        foreach (var rule in rules)
        {
            evaluator.Add(rule.Rule, nowTicks);
            index.Add(rule.Rule);
        }

        Reckon();
    }

    // What is due at T comes after everything earlier and before the first record that was received at T or later.
    void PassTime(long until)
    {
        while (true)
        {
            var lost = order.NextDeadline;
            var window = evaluator.NextDeadline;
            if (Math.Min(lost, window) > until) break;
            if (lost < window)
            {
                now = Math.Max(now, lost);
                if (order.TryTakeLost(out var @event)) Evaluate(@event, 0);
            }
            else
            {
                now = Math.Max(now, window);
                EndNextWindow(window);
            }
        }

        now = Math.Max(now, until);
        Reckon();
    }

    void Reckon() => due = Math.Min(evaluator.NextDeadline, order.NextDeadline);

    void EndNextWindow(long until)
    {
        try
        {
            evaluator.TryEndNext(until, now, this);
        }
        catch (Exception exception) // one automation's fault is not the others'; the window is over in any case
        {
            counters.Faulted();
            logger.EndingFailed(exception);
        }
    }

    void Take(in SeenEvent @event)
    {
        if (@event.Entry is CustomEvent { HasGivenId: true } custom)
        {
            if (order.Admit(@event, custom.MayPrecedeLeader, now)) Evaluate(@event, 0);
            Reckon();
        }
        else
        {
            Show(@event);
        }
    }

    void Evaluate(in SeenEvent @event, int depth)
    {
        Show(@event);
        foreach (var follower in order.Evaluated(@event, now))
            if (depth < FollowerDepth) Evaluate(follower, depth + 1);
    }

    void Show(in SeenEvent @event)
    {
        index.Find(@event.Reference, ref hits);
        if (hits.Count == 0) return;
        foreach (var rule in hits.Rules)
        {
            try
            {
                var owner = (AutomationRule)rule.Owner!; // as above
                if (owner.ExceptsOwnEffects && @event.Reference.Cause?.CountOf(owner.Automation.Name) > 0) continue;
                evaluator.Evaluate(rule, @event, now, this);
            }
            catch (Exception exception) // one automation's fault is not the others'
            {
                counters.Faulted();
                logger.EvaluationFailed(exception, rule.Owner?.ToString() ?? "", @event.Reference.Name.Text, @event.Reference.Id);
            }
        }

        Reckon();
    }
}
