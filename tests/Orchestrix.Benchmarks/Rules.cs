using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Log;
using Orchestrix.Triggers;

namespace Orchestrix.Benchmarks;

/// <summary>
/// The rules under a log that keeps nothing. What is measured begins with records as the log hands them out and ends with firings and requested actions in a
/// committed batch: finding, windows, firing; neither the making of events nor the execution of actions.
/// </summary>
sealed class Rules : IDisposable
{
    const int BatchSize = 256;

    static readonly IAutomationAction Noted = Then.Emit("noted", "thing.1");

    readonly AutomationCounters counters = new();
    readonly AutomationEngine engine;

    public Rules(IEnumerable<Automation> automations, Action<LogEntry>? committed = null)
    {
        engine = new AutomationEngine(new PassingLog(committed), StillTime.Instance, automations, new AutomationOptions(), new NullLogger<AutomationEngine>(), counters);
        engine.Handle([new LogRecord(0, 0, ClockTick.Instance, 0, 1)]); // takes the automations in
    }

    public long Firings => counters.Firings;

    public static Automation Of(string name, ITriggerSource when) => new(name, when, Noted);

    public void Handle(ReadOnlySpan<LogRecord> records)
    {
        while (!records.IsEmpty)
        {
            var size = Math.Min(BatchSize, records.Length);
            engine.Handle(records[..size]);
            records = records[size..];
        }
    }

    public void Dispose() => engine.Dispose();
}
