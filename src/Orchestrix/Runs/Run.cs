using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>
/// A run of a flow or a task. It is its own entry in the log: each part of it is one transition of its state. May be read from any thread.
/// </summary>
/// <remarks>
/// An ordinary run has three transitions (Pending, Running and its end), which need no storage of their own; what is rarer (retries, cancelling, waiting)
/// lies in <see cref="RunDetails"/>. Runs are never pooled: events and captured contexts outlive them.
/// </remarks>
public abstract partial class Run : EventEntry
{
    internal const int PendingPart = 0, RunningPart = 1, EndPart = 2;

    readonly object owner; // the parent; for a root the engine, which all below it reach through it; for a submitted run its origin, which has either
    readonly long startedTicks;
    long endedTicks; // until then: how many suspended calls run below a flow run
    RunState state;
    RunDetails? details;
    int children;

    private protected Run(RunEngine engine, RunnableDefinition definition, Run? parent, Guid id, long nowTicks, RunState state, RunOrigin? origin = null)
    {
        owner = origin ?? (object?)parent ?? engine;
        Definition = definition;
        Id = id;
        startedTicks = nowTicks;
        this.state = state;
        if (parent is not null) Ordinal = Interlocked.Increment(ref parent.children);
    }

    /// <summary>The id, a UUID of version 7.</summary>
    public Guid Id { get; }

    /// <summary>What runs.</summary>
    public RunnableDefinition Definition { get; }

    /// <summary>The run that called this one; <see langword="null"/> for a root.</summary>
    public Run? Parent => owner as Run ?? Origin?.Parent;

    /// <summary>The place among the runs that the parent called, from 1; 0 for a root.</summary>
    public int Ordinal { get; }

    /// <summary>The name for people.</summary>
    public abstract string Name { get; }

    /// <summary>The tags of the run, in their order: those of its flow or task, of the scopes in which it began (<see cref="RunTags"/>), and of the runs above it.</summary>
    public IReadOnlyList<string> Tags
    {
        get
        {
            SortedSet<string> tags = new(StringComparer.Ordinal);
            for (var at = this; at is not null; at = at.Parent)
            {
                tags.UnionWith(at.Definition.Tags);
                tags.UnionWith(at.Details?.Tags ?? []);
            }

            return [.. tags];
        }
    }

    /// <summary>The state now.</summary>
    public RunState State => Volatile.Read(ref state);

    /// <summary>When the run became known, in UTC.</summary>
    public DateTimeOffset Created => new(startedTicks, TimeSpan.Zero);

    /// <summary>When the body first began, in UTC; <see langword="null"/> while it has not, and for a run that ended without it.</summary>
    public DateTimeOffset? Started => Details is { HasHistory: true } kept
        ? kept.FirstTicksIn(StateType.Running) is { } ticks ? new(ticks, TimeSpan.Zero) : null
        : Origin is { BeganTicks: var began } ? began == 0 ? null : new(began, TimeSpan.Zero) : Created;

    /// <summary>When the run ended, in UTC; <see langword="null"/> while it has not.</summary>
    public DateTimeOffset? Ended => State.IsTerminal ? new(Volatile.Read(ref endedTicks), TimeSpan.Zero) : null;

    /// <summary>How long the run took from its start to its end; <see langword="null"/> while it has not ended, and for a run that ended without its body.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>
    /// The trace context of the run's span as W3C writes it (<c>traceparent</c>); before the body begins, that of the code which started the run. <see langword="null"/>
    /// where nobody listens to spans of Orchestrix.
    /// </summary>
    public override string? TraceParent => Details?.TraceParent;

    /// <summary>How many attempts have begun.</summary>
    public int RunCount => Details?.RunCountOf(int.MaxValue) ?? (State.Type == StateType.Pending ? 0 : 1);

    /// <summary>The exception that ended the run, while it is kept.</summary>
    public Exception? Exception => Details?.Exception;

    /// <summary>The newest lines that were logged inside of the run, oldest first; those of runs below it are theirs.</summary>
    public IReadOnlyList<RunLogLine> Logs => Details?.Log?.Snapshot() ?? [];

    /// <summary>How many lines are no longer kept because there were too many.</summary>
    public long DroppedLogLines => Details?.Log?.Dropped ?? 0;

    /// <summary>The flow run at the root of the tree, or the root task run.</summary>
    public Run Root
    {
        get
        {
            var root = this;
            while (root.Parent is { } parent) root = parent;
            return root;
        }
    }

    /// <summary>When the first attempt began, in UTC.</summary>
    internal DateTimeOffset FirstBegan => new(Details?.FirstBeganTicks ?? BeganTicks, TimeSpan.Zero);

    /// <summary>The nearest flow run above; null where there is none.</summary>
    internal FlowRun? EnclosingFlow
    {
        get
        {
            var at = Parent;
            while (at is TaskRun) at = at.Parent;
            return at as FlowRun;
        }
    }

    /// <summary>How many calls below a flow run are suspended; 0 for a run that has ended.</summary>
    internal int CallsUnderWay => Volatile.Read(ref endedTicks) is var calls and <= int.MaxValue ? (int)calls : 0;

    internal RunEngine Engine
    {
        get
        {
            var at = owner;
            while (true)
            {
                if (at is Run run) at = run.owner;
                else if (at is RunOrigin origin) at = origin.Owner;
                else return (RunEngine)at;
            }
        }
    }

    /// <summary>How the run was submitted; null for a run that was called or started.</summary>
    internal RunOrigin? Origin => owner as RunOrigin;

    // An ordinary run begins at once.
    long BeganTicks => Origin is { BeganTicks: > 0 and var began } ? began : startedTicks;

    internal RunDetails? Details => Volatile.Read(ref details);

    internal abstract Symbol Kind { get; }

    /// <summary>Makes the details if there are none. Whoever changes them holds their lock.</summary>
    internal RunDetails EnsureDetails() =>
        Details ?? Interlocked.CompareExchange(ref details, new RunDetails(), null) ?? details!;

    /// <summary>This run's body is suspended; its flow run has to know, should it end first.</summary>
    internal void Suspended()
    {
        if (owner is not RunOrigin) EnclosingFlow?.CountCalls(1); // a submitted run is counted from its submission on
    }

    /// <summary>This run's suspended body has ended.</summary>
    internal void Resumed()
    {
        if (owner is not RunOrigin) EnclosingFlow?.CountCalls(-1);
    }

    /// <summary>More, or fewer, submitted calls are under way below this run.</summary>
    internal void CountSubmitted(int more) => (this as FlowRun ?? EnclosingFlow ?? Root).CountCalls(more);

    // One field serves two times of a run, so that ordinary runs stay small: no moment of any clock is as small as a count.
    void CountCalls(int more)
    {
        while (Volatile.Read(ref endedTicks) is var calls and <= int.MaxValue)
        {
            if (calls + more < 0) return;
            if (Interlocked.CompareExchange(ref endedTicks, calls + more, calls) != calls) continue;
            if (calls + more == 0) Details?.Pauses?.CallsEnded();
            return;
        }
    }

    /// <summary>The end of an ordinary run: nobody else wanted a transition since it began. Returns false when the long way has to be taken.</summary>
    internal bool TryEndRunning(RunState end, long nowTicks)
    {
        if (Details?.HasHistory == true) return false;
        Volatile.Write(ref endedTicks, nowTicks);
        return ReferenceEquals(Interlocked.CompareExchange(ref state, end, RunState.Running), RunState.Running);
    }

    /// <summary>The begin of a submitted run: nobody else wanted a transition since it was submitted. Returns false when the long way has to be taken.</summary>
    internal bool TryBeginRunning(RunOrigin origin, long nowTicks)
    {
        if (Details?.HasHistory == true) return false;
        origin.BeganTicks = Math.Max(nowTicks, startedTicks);
        return TrySet(RunState.Pending, RunState.Running);
    }

    /// <summary>Takes the run from the one state to the other, with its transitions kept one by one. Under the details' lock. Returns the new part.</summary>
    internal int Record(RunState from, RunState to, long nowTicks)
    {
        var kept = EnsureDetails();
        var part = kept.Record(from, to, (startedTicks, BeganTicks, from.IsTerminal ? Volatile.Read(ref endedTicks) : 0), Math.Max(nowTicks, startedTicks));
        if (to.IsTerminal && !from.IsTerminal) Volatile.Write(ref endedTicks, nowTicks);
        return part;
    }

    /// <summary>Sets the state, when it is still the expected one.</summary>
    internal bool TrySet(RunState from, RunState to) => ReferenceEquals(Interlocked.CompareExchange(ref state, to, from), from);

    internal RunState StateOf(int part) => Details?.StateOf(part) ?? part switch
    {
        PendingPart => RunState.Pending,
        RunningPart => RunState.Running,
        _ => State,
    };

    /// <inheritdoc/>
    public override long OccurredTicksOf(int part) => Details?.TicksOf(part) ?? part switch
    {
        PendingPart => startedTicks,
        RunningPart => BeganTicks,
        EndPart => Volatile.Read(ref endedTicks),
        _ => State.Type == StateType.Pending ? startedTicks : BeganTicks,
    };

    /// <inheritdoc/>
    public override Guid IdOf(int part) => TimeOrderedId.Derive(Id, OccurredTicksOf(part), part);

    /// <inheritdoc/>
    public override Guid? FollowsOf(int part) =>
        part > 0 && OccurredTicksOf(part) - OccurredTicksOf(part - 1) < EventLimits.FollowsWithin.Ticks ? IdOf(part - 1) : null;

    /// <inheritdoc/>
    public override bool TryGetLabel(int part, Symbol label, out LabelValue value)
    {
        if (ReferenceEquals(label, LabelNames.ResourceId)) value = LabelValue.Of(Kind, Id);
        else if (ReferenceEquals(label, LabelNames.StateType)) value = StateOf(part).Type.Label();
        else if (ReferenceEquals(label, LabelNames.StateName)) value = StateOf(part).NameLabel;
        else if (ReferenceEquals(label, LabelNames.ResourceName)) value = LabelValue.Of(Name);
        else if (ReferenceEquals(label, LabelNames.RunCount)) value = LabelValue.Of(RunCountOf(part).ToString(System.Globalization.CultureInfo.InvariantCulture));
        else if (ReferenceEquals(label, LabelNames.StateMessage)) value = StateOf(part).MessageLabel;
        else if (ReferenceEquals(label, LabelNames.StateTimestamp)) value = LabelValue.Of(Timestamp(part));
        else value = default;
        return !value.IsMissing;
    }

    /// <inheritdoc/>
    public override int RelatedCountOf(int part) => RelatedResources.Count;

    /// <inheritdoc/>
    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value) => RelatedResources[index].TryGet(label, out value);

    /// <inheritdoc/>
    public override OrchestrationEvent ToEvent(in LogRecord record, int part) => new RunStateChanged(this, part, record.Position, record.ReceivedTicks);

    /// <inheritdoc/>
    protected internal override Resource ResourceOf(int part) => RunEvents.Resource(this, part);

    /// <inheritdoc/>
    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => RelatedResources;

    /// <inheritdoc/>
    protected internal override JsonElement PayloadOf(int part) => RunEvents.Payload(this, part);

    internal abstract IReadOnlyList<Resource> RelatedResources { get; }

    internal int RunCountOf(int part) => Details?.RunCountOf(part) ?? (part >= RunningPart ? 1 : 0);

    internal string Timestamp(int part) => new DateTime(OccurredTicksOf(part), DateTimeKind.Utc).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {State}";
}
