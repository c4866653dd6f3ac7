using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Tests.Oracle;

/// <summary>The product's engine over the steps of a case. The only place of the oracle's tests that knows how the engine is driven.</summary>
static class EngineUnderTest
{
    /// <summary>What the engine supports; the generators make nothing else.</summary>
    public const RuleFeatures Supported = RuleFeatures.All;

    /// <summary>The firings, in the order in which the engine logged them.</summary>
    /// <param name="case">The case.</param>
    /// <param name="batches">How many records the engine gets at a time, over and over.</param>
    public static List<OracleFiring> Run(RuleCase @case, params IReadOnlyList<int> batches) => Run(@case, batches, AutomationMode.Active, null);

    /// <summary>The same, with decisions that are recorded: what the automations fired according to these, and a question to ask about any event.</summary>
    public static ExplainedRun RunExplained(RuleCase @case)
    {
        ExplainedRun? explained = null;
        var firings = Run(@case, [1], AutomationMode.Active, (engine, records) => explained = ExplainedRun.Of(engine, records));
        return explained! with { Firings = firings };
    }

    /// <summary>The same, with automations that are shadows. No action is handed out.</summary>
    public static List<OracleFiring> RunAsShadows(RuleCase @case) => Run(@case with { Automations = [.. @case.Automations.Select(a => a.WithMode(AutomationMode.Shadow))] }, [1], AutomationMode.Shadow, null);

    static List<OracleFiring> Run(RuleCase @case, IReadOnlyList<int> batches, AutomationMode mode, Action<AutomationEngine, LogRecord[]>? explain)
    {
        var records = RecordsOf(@case, mode);
        FiringLog log = new(records);
        using var engine = Make(log, @case.Automations, explain is null ? 0 : 1_000_000, mode == AutomationMode.Shadow);
        for (int start = 0, batch = 0; start < records.Length; batch++)
        {
            var size = Math.Min(batches[batch % batches.Count], records.Length - start);
            engine.Handle(records.AsSpan(start, size));
            start += size;
        }

        explain?.Invoke(engine, records);
        return log.Firings;
    }

    /// <summary>The same, with an engine that is stopped after every record and goes on as another one, which begins with the snapshot of the one before.</summary>
    public static List<OracleFiring> RunWithRestarts(RuleCase @case)
    {
        var records = RecordsOf(@case);
        FiringLog log = new(records);
        var engine = Make(log, @case.Automations);
        foreach (var record in records)
        {
            engine.Handle([record]);
            using MemoryStream snapshot = new();
            engine.Save(snapshot);
            snapshot.Position = 0;
            var next = Make(log, []);
            next.Load(snapshot, name => engine.Book.Find(name)?.Automation, position => records[position - 1].Entry as EventEntry);
            engine.Dispose();
            engine = next;
        }

        engine.Dispose();
        return log.Firings;
    }

    static LogRecord[] RecordsOf(RuleCase @case, AutomationMode mode = AutomationMode.Active) =>
        [new(1, RuleCase.Start, ClockTick.Instance, 0, 1), .. @case.Steps.Select((s, i) => new LogRecord(i + 2, s.Received, EntryOf(s, mode), 0, 1))];

    static AutomationEngine Make(ILog log, IEnumerable<Automation> automations, int explained = 0, bool isShadow = false)
    {
        AutomationOptions options = new() { ExplainedDecisions = explained };
        FakeTimeProvider time = new(new DateTimeOffset(RuleCase.Start, TimeSpan.Zero));
        return new(log, time, automations, options, NullLogger<AutomationEngine>.Instance, new AutomationCounters())
        {
            Execute = isShadow ? (firing, _) => throw new InvalidOperationException($"{firing} is to be executed.") : null,
        };
    }

    static LogEntry EntryOf(LogStep step, AutomationMode mode) => step switch
    {
        TickStep => ClockTick.Instance,
        EventStep e => new CustomEvent(Symbol.Of(e.Name), e.Id, e.Occurred, e.Follows, ResourceOf(e.Resource), [.. e.Related.Select(ResourceOf)], EventEntry.EmptyPayload)
        {
            HasGivenId = e.HasGivenId,
            MayPrecedeLeader = e.FromOutside,
            Cause = e.Cause.Reverse().Aggregate((Causation?)null, (earlier, name) => new Causation(name, Guid.Empty, null, earlier)),
        },
        ChangeStep c => new AutomationChange(KindOf(c.Change), c.Automation.WithEnabled(EnabledAfter(c)).WithMode(mode), Guid.Empty, c.Received),
        _ => throw new InvalidOperationException($"The engine knows no entry for {step}."),
    };

    static AutomationChangeKind KindOf(LifeCycle change) => change switch
    {
        LifeCycle.Create => AutomationChangeKind.Created,
        LifeCycle.Update => AutomationChangeKind.Updated,
        LifeCycle.Enable => AutomationChangeKind.Enabled,
        LifeCycle.Disable => AutomationChangeKind.Disabled,
        _ => AutomationChangeKind.Deleted,
    };

    static bool EnabledAfter(ChangeStep step) => step.Change == LifeCycle.Enable || (step.Change != LifeCycle.Disable && step.Automation.Enabled);

    static Resource ResourceOf(IReadOnlyDictionary<string, string> labels) =>
        new(labels["orchestrix.resource.id"], labels.Where(l => l.Key != "orchestrix.resource.id"));

    /// <summary>Keeps firings and nothing else.</summary>
    sealed class FiringLog(IReadOnlyList<LogRecord> records) : ILog
    {
        public List<OracleFiring> Firings { get; } = [];

        public long End { get; private set; }

        public bool IsImmediate => true;

        public long Append(LogEntry entry, long nowTicks, int firstPart = 0, int parts = 1)
        {
            if (entry is AutomationFired f)
            {
                var labels = string.Join(", ", f.Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
                Firings.Add(new OracleFiring(f.Automation, f.Fired.UtcTicks, f.State.ToString(), labels, f.Event?.Id));
            }

            return ++End;
        }

        public ValueTask<CommitResult> CommitAsync(Batch batch, CancellationToken cancellationToken = default)
        {
            foreach (var item in batch.Items) Append(item.Entry, 0, item.FirstPart, item.Parts);
            return ValueTask.FromResult(CommitResult.Committed(End - batch.Items.Count + 1, End, 0));
        }

        public ValueTask WhenDurableAsync(long position, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ILogCursor OpenCursor(CursorOptions options) => new RecordCursor(records, options.After ?? 0);

        public void Complete() { }
    }

    /// <summary>Reads the records of a case.</summary>
    sealed class RecordCursor(IReadOnlyList<LogRecord> records, long after) : ILogCursor
    {
        public long Position { get; private set; } = after;

        public long Missed => 0;

        public bool IsCompleted => false;

        public int Read(Span<LogRecord> target)
        {
            var read = 0;
            while (read < target.Length && Position < records.Count) target[read++] = records[(int)Position++];
            return read;
        }

        public void Dispose() { }
    }
}
