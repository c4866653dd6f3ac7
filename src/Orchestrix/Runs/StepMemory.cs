using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>
/// The finished steps of a run that can be retried, with all runs below it. A step is found again by what it is, never by its place alone: place and name were
/// tried, and answered with the wrong data after most crashes of a fan-out.
/// </summary>
sealed class StepMemory
{
    // A run that waits for days holds this: tables are made when they are needed, and few steps need none.
    const int Few = 8;

    readonly ScopeHistory root = new();
    StepRecord[] few = [];
    Dictionary<UInt128, StepRecord>? finished;
    Dictionary<UInt128, ScopeHistory>? scopes;

    int attempts;

    // The memory itself: a lock of its own would be a tenth of what a waiting run holds here.
    public object Gate => this;

    /// <summary>A number of its own for each attempt of each run of the tree.</summary>
    public int NextAttempt() => ++attempts;

    public StepRecord? Find(UInt128 identity) => finished is not null ? finished.GetValueOrDefault(identity) : Array.Find(few, r => r.Identity == identity);

    public ScopeHistory HistoryOf(UInt128 scope)
    {
        if (scope == 0) return root;
        if (!(scopes ??= []).TryGetValue(scope, out var history)) scopes.Add(scope, history = new ScopeHistory());
        return history;
    }

    public void Add(UInt128 scope, StepRecord record)
    {
        Keep(record);
        HistoryOf(scope).Add(record);

        // The step is done: what it was made of is not needed any more.
        if (scopes is null || !scopes.Remove(record.Identity, out var inner)) return;
        foreach (var step in inner.Records) Forget(step.Identity);
    }

    void Keep(StepRecord record)
    {
        if (finished is null)
        {
            Forget(record.Identity);
            few = [.. few, record];
            if (few.Length <= Few) return;
            finished = few.ToDictionary(r => r.Identity);
            few = [];
        }

        finished[record.Identity] = record;
    }

    void Forget(UInt128 identity)
    {
        if (finished is not null) finished.Remove(identity);
        else if (Array.Exists(few, r => r.Identity == identity)) few = Array.FindAll(few, r => r.Identity != identity);
    }

    /// <summary>Forgets a step, if nothing else has been recorded in its place.</summary>
    public void Remove(UInt128 scope, StepClaim claim)
    {
        Forget(claim.Identity);
        (scope == 0 ? root : scopes?.GetValueOrDefault(scope))?.Remove(claim);
    }

    /// <summary>What earlier attempts of one run recorded.</summary>
    public sealed class ScopeHistory
    {
        /// <summary>Whether steps were ever called beside each other, or after one failed: then the same step may come at another place.</summary>
        public bool PlacesMeanNothing { get; set; }

        readonly List<StepRecord?> byPlace = new(1);

        /// <summary>The finished steps, in the order of their places.</summary>
        public IEnumerable<StepRecord> Records => byPlace.OfType<StepRecord>();

        /// <summary>The step that finished at a place, counted from 1.</summary>
        public StepRecord? At(int place) => place <= byPlace.Count ? byPlace[place - 1] : null;

        public void Add(StepRecord record)
        {
            while (byPlace.Count < record.Ordinal) byPlace.Add(null);
            byPlace[record.Ordinal - 1] = record;
        }

        /// <summary>Forgets a step, if it is the one that finished at its place.</summary>
        public void Remove(StepClaim claim)
        {
            if (At(claim.Ordinal)?.Identity == claim.Identity) byPlace[claim.Ordinal - 1] = null;
        }

        /// <summary>What pauses were passed with.</summary>
        public PauseAnswers Answers => field ??= new PauseAnswers();

        /// <summary>Times, ids and random numbers that the body asked for.</summary>
        public RecordedTable Values => field ??= new RecordedTable();
    }

    /// <summary>Values by name and number.</summary>
    public sealed class RecordedTable
    {
        Dictionary<(string Name, int Number), object>? values;

        public object GetOrAdd((string Name, int Number) key, Func<object> make)
        {
            if (!(values ??= []).TryGetValue(key, out var value)) values.Add(key, value = make());
            return value;
        }
    }
}
