using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>
/// The finished steps of a run that can be retried, with all runs below it. A step is found again by what it is, never by its place alone: place and name were
/// tried, and answered with the wrong data after most crashes of a fan-out.
/// </summary>
sealed class StepMemory
{
    readonly Dictionary<UInt128, StepRecord> finished = [];
    readonly Dictionary<UInt128, ScopeHistory> scopes = [];

    int attempts;

    public Lock Gate { get; } = new();

    /// <summary>A number of its own for each attempt of each run of the tree.</summary>
    public int NextAttempt() => ++attempts;

    public StepRecord? Find(UInt128 identity) => finished.GetValueOrDefault(identity);

    public ScopeHistory HistoryOf(UInt128 scope)
    {
        if (!scopes.TryGetValue(scope, out var history)) scopes.Add(scope, history = new ScopeHistory());
        return history;
    }

    public void Add(UInt128 scope, StepRecord record)
    {
        finished[record.Identity] = record;
        HistoryOf(scope).Records[record.Ordinal] = record;

        // The step is done: what it was made of is not needed any more.
        if (!scopes.Remove(record.Identity, out var inner)) return;
        foreach (var step in inner.Records.Values) finished.Remove(step.Identity);
    }

    /// <summary>What earlier attempts of one run recorded.</summary>
    public sealed class ScopeHistory
    {
        /// <summary>Whether steps were ever called beside each other, or after one failed: then the same step may come at another place.</summary>
        public bool PlacesMeanNothing { get; set; }

        public Dictionary<int, StepRecord> Records { get; } = [];

        /// <summary>What pauses were passed with.</summary>
        public PauseAnswers Answers { get; } = new();

        /// <summary>Times, ids and random numbers that the body asked for.</summary>
        public RecordedTable Values { get; } = new();
    }

    /// <summary>Values by name and number.</summary>
    public sealed class RecordedTable
    {
        readonly Dictionary<(string Name, int Number), object> values = [];

        public object GetOrAdd((string Name, int Number) key, Func<object> make)
        {
            if (!values.TryGetValue(key, out var value)) values.Add(key, value = make());
            return value;
        }
    }
}
