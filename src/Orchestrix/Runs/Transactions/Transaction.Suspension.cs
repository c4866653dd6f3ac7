using Orchestrix.Runs;
using Orchestrix.Runs.Inputs;
using Orchestrix.Runs.Transactions;

namespace Orchestrix;

public sealed partial class Transaction
{
    readonly int resumptions; // of the run when this was begun

    /// <summary>Whether the body that began this was left by a suspension, and does not know it: nothing of it commits or is rolled back any more.</summary>
    internal bool IsLeft => Run is FlowRun { Details.Pauses: { } pauses } && (pauses.Suspension is not null || pauses.Resumptions != resumptions);

    /// <summary>The body is left by a suspension: what happened in this is kept by its run, for the body that executes again.</summary>
    void Suspend()
    {
        List<TransactionEntry> left = [];
        if (!TrySuspend(left)) return;
        var suspended = RunTransactions.Of(Run!).Suspended;
        foreach (var entry in left) RunTransactions.Track(Engine, suspended.KeepAsync(this, entry));
        Left();
    }

    // What a finished step made stays together: its body does not execute again. What the body itself nested begins anew with it.
    bool TrySuspend(List<TransactionEntry> left)
    {
        lock (gate)
        {
            if (IsOver) return false;
            state = TransactionState.Suspended;
            foreach (var entry in entries)
                if (entry is not NestedEntry { Nested: var nested } || (!ReferenceEquals(nested.Run, Run) && nested.Run is { State.Type: StateType.Completed }) || !nested.TrySuspend(left)) left.Add(entry);
            entries.Clear();
            commitHooks.Clear();
            return true;
        }
    }

    // The code that executes now is of a body that goes no further.
    void ThrowIfLeft()
    {
        if (!IsLeft) return;
        Suspend();
        throw new RunSuspendedException((FlowRun)Run!);
    }
}
