using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orchestrix.Automations.Explaining;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Indexing;
using Orchestrix.Triggers.Snapshots;

namespace Orchestrix.Automations;

/// <summary>
/// Reads the log and lets automations fire. It is deterministic: same log, same firings, in the same order, however the log is cut into batches. Its time is
/// that at which the log received a record; it reads no clock, and runs no user code, since it may run on a publisher's thread.
/// </summary>
sealed class AutomationEngine : IDisposable
{
    const int FollowerDepth = 20;
    const int SweptPerRecord = 2;

    readonly ILog log;
    readonly ILogger<AutomationEngine> logger;
    readonly AutomationOptions options;
    readonly AutomationCounters counters;
    readonly EngineClock clock;
    readonly IReadOnlyList<Automation> configured;
    readonly FiringOutbox outbox;
    readonly TriggerEvaluator evaluator;
    readonly Lazy<RuleBook> book; // whoever asks first, on whatever thread: there is one
    readonly Lock starting = new();
    readonly CausalOrder order;
    ITriggerIndex index = new TriggerIndex();
    LogPump? pump;
    TriggerHits hits;
    AutomationRule? faulty; // to be disabled once all rules have seen the event
    long now;
    long due = long.MaxValue; // when the next window ends, or the next event has waited long enough
    long armed = long.MaxValue;
    bool isOpen;

    public AutomationEngine(ILog log, TimeProvider time, IEnumerable<Automation> automations, AutomationOptions options, ILogger<AutomationEngine> logger, AutomationCounters counters)
    {
        this.log = log;
        this.options = options;
        this.logger = logger;
        this.counters = counters;
        clock = new EngineClock(log, time);
        configured = [.. automations];
        Recorder = options.ExplainedDecisions > 0 ? new DecisionRecorder(options.ExplainedDecisions, logger) : null;
        outbox = new FiringOutbox(log, logger, counters, Recorder);
        evaluator = new TriggerEvaluator(outbox, options.FiringsPerMinute, Recorder);
        book = new Lazy<RuleBook>(() => new RuleBook(evaluator, index));
        LoggedEvents logged = new(log);
        order = new CausalOrder((id, after) => logged.Contain(id, outbox.Position - 1, after));
    }

    /// <summary>Executes what a firing requests that stands in the given record of the log. Null: nobody does.</summary>
    public Action<AutomationFired, LogRecord>? Execute { get; init; }

    /// <summary>What is measured; null where nothing is.</summary>
    public AutomationMetrics? Metrics { init => outbox.Metrics = value; }

    /// <summary>What finds the rules that an event concerns.</summary>
    public ITriggerIndex Index
    {
        init => index = value;
    }

    /// <summary>How many records of the log were not evaluated yet; 0 when nothing evaluates them.</summary>
    public long Unread => pump is { } reader ? Math.Max(0, log.End - reader.Handled) : 0;

    /// <summary>The position up to which everything was evaluated.</summary>
    public long Handled => pump?.Handled ?? 0;

    /// <summary>Whether everything in the log was evaluated.</summary>
    public bool IsIdle => pump is { } reader && reader.Handled >= log.End;

    /// <summary>When the next window ends, in UTC ticks; <see cref="long.MaxValue"/> when none does.</summary>
    public long NextDeadline => Volatile.Read(ref armed);

    /// <summary>What was decided lately, and why; null when that is not recorded.</summary>
    public DecisionRecorder? Recorder { get; }

    /// <summary>The automations.</summary>
    public RuleBook Book => book.Value;

    /// <summary>Begins to read with what comes into the log from now on, unless it has begun. Windows that need no event open now.</summary>
    public void Start()
    {
        lock (starting)
        {
            if (pump is not null) return;
            pump = new LogPump(log, Handle, holdsPublishers: true, inline: true);
            pump.Start();
        }

        clock.Tick();
    }

    /// <summary>Reads no further.</summary>
    public void Dispose()
    {
        clock.Dispose();
        pump?.Dispose();
    }

    /// <summary>Writes what the rules know at the position up to which the log was evaluated. Only between two batches.</summary>
    internal void Save(Stream stream)
    {
        using SnapshotWriter writer = new(stream);
        EngineSnapshot.Save(writer, evaluator, Book, order, now, outbox.Position);
    }

    /// <summary>Begins with what a snapshot knew instead of with nothing, before anything is read.</summary>
    /// <param name="stream">The snapshot.</param>
    /// <param name="definitions">Finds the automations by name.</param>
    /// <param name="entryAt">Finds the entry at a position of the log; null when it is no longer kept.</param>
    internal void Load(Stream stream, Func<string, Automation?> definitions, Func<long, EventEntry?> entryAt)
    {
        using SnapshotReader reader = new(stream, entryAt);
        (now, outbox.Position) = EngineSnapshot.Load(reader, evaluator, Book, order, definitions);
        isOpen = true;
        Reckon();
    }

    // Must not throw: it is the pump's handler. What can fail is caught for each automation.
    internal void Handle(ReadOnlySpan<LogRecord> records)
    {
        foreach (ref readonly var record in records)
        {
            outbox.Position = record.Position;
            if (!isOpen) Open(record.ReceivedTicks);
            if (record.ReceivedTicks < due) now = Math.Max(now, record.ReceivedTicks);
            else PassTime(record.ReceivedTicks);
            if (record.Entry is EventEntry entry) Take(record, entry);
        }

        evaluator.Sweep(now, SweptPerRecord * records.Length);
        outbox.Commit(Execute);
        if (due == armed) return;
        Volatile.Write(ref armed, due);
        clock.Arm(due);
    }

    void Open(long nowTicks)
    {
        isOpen = true;
        now = nowTicks;
        foreach (var automation in configured) Book.Create(automation, nowTicks);
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
                PassNext(window);
            }
        }

        now = Math.Max(now, until);
        Reckon();
    }

    void Reckon() => due = Math.Min(evaluator.NextDeadline, order.NextDeadline);

    void PassNext(long until)
    {
        var rule = evaluator.NextRule;
        try
        {
            evaluator.TryPassNext(until, now);
        }
        catch (Exception exception) // one automation's fault is not the others'; what was due is over in any case
        {
            Fail(rule?.Owner as AutomationRule, exception, default);
            DisableFaulty();
        }
    }

    void Take(in LogRecord record, EventEntry entry)
    {
        var change = entry as AutomationChange;
        if (change?.Kind is AutomationChangeKind.Deleted or AutomationChangeKind.Disabled) Apply(change);
        for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++) Take(new SeenEvent(entry, part, record.Position, record.ReceivedTicks));
        if (change is not null) Apply(change);
    }

    // An automation does not see the event that tells that it is there, nor that it is gone.
    void Apply(AutomationChange change)
    {
        Book.Apply(change, now);
        PassTime(now); // what became due while it was disabled
        if (Book.Find(change.Automation.Name) is { } changed) TriggerEvaluator.Settle(changed.Trigger);
        change.SetApplied();
    }

    void Take(in SeenEvent @event)
    {
        if (@event.Entry is CustomEvent { HasGivenId: true } custom)
        {
            if (order.Admit(@event, custom.MayPrecedeLeader, now)) Evaluate(@event, 0);
            else if (Recorder is not null && order.IsParked(@event)) Tell(null, Verdict.Waiting, @event);
            Reckon();
        }
        else if (order.IsAwaited(@event))
        {
            Evaluate(@event, 0);
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
        foreach (var follower in order.Evaluated(@event, now, releasesFollowers: depth < FollowerDepth)) Evaluate(follower, depth + 1);
    }

    void Show(in SeenEvent @event)
    {
        if (!TryFind(@event) || hits.Count == 0) return;
        var cause = @event.Reference.Cause;
        var teller = cause is not null && AutomationEventNames.TellOfFiring(@event.Reference.Name) ? cause.Automation : null;
        foreach (var rule in hits.Rules)
        {
            if (rule.Owner is not AutomationRule owner) continue;
            try
            {
                if (cause is null || !IsOwnEffect(rule, owner.Automation.Name, cause, teller)) evaluator.Evaluate(rule, @event, now);
                else if (Recorder is not null && rule.MeaningOf(@event.Reference) != EventMeaning.None) Tell(rule, Verdict.OwnEffect, @event);
            }
            catch (Exception exception) // one automation's fault is not the others'
            {
                Fail(owner, exception, @event);
            }
        }

        DisableFaulty();
        Reckon();
    }

    // Nobody reacts to being told of.
    static bool IsOwnEffect(TriggerRule rule, string automation, Causation cause, string? teller) =>
        teller == automation || (rule.ExceptsOwnEffects && cause.CountOf(automation) > 0);

    bool TryFind(in SeenEvent @event)
    {
        try
        {
            index.Find(@event.Reference, ref hits);
            return true;
        }
        catch (Exception exception) // an entry of somebody else's that cannot be read: no automation's fault, and no reason to stop reading
        {
            counters.Faulted();
            logger.EventUnreadable(exception, @event.Entry.GetType(), @event.Position);
            return false;
        }
    }

    void Fail(AutomationRule? rule, Exception exception, in SeenEvent @event)
    {
        counters.Faulted();
        var name = rule?.Automation.Name ?? "";
        if (rule is not null) Tell(rule.Trigger.Root, Verdict.Failed, @event, $"{exception.GetType().Name}: {exception.Message}");
        if (@event.IsNone) logger.EndingFailed(exception, name);
        else logger.EvaluationFailed(exception, name, @event.Reference.Name.Text, @event.Reference.Id);
        if (rule is null || ++rule.Faults != options.FaultsBeforeDisabling) return;
        faulty = rule;
        logger.DisabledForFaults(name, rule.Faults);
        outbox.Add(AutomationEvents.Disabled(rule.Automation, rule.Faults, exception, now, outbox.Position));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Tell(TriggerNode? node, Verdict verdict, in SeenEvent @event, string? reason = null) =>
        Recorder?.Tell(new Decision(node, verdict, @event, now) { Reason = reason, IsByEvent = !@event.IsNone });

    void DisableFaulty()
    {
        if (faulty is null) return;
        Book.Disable(faulty);
        faulty = null;
    }
}
