using Orchestrix.Flows;
using Orchestrix.Runs.Inputs;
using Orchestrix.Runs.Telemetry;
using Orchestrix.Runs.Transactions;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>
/// The run of a call that happens once, where it stands: nothing is kept of it that could be executed again, so it has one attempt, remembers no steps, and
/// no limit or cache stands before it.
/// </summary>
readonly struct DirectRun
{
    readonly RunSpan span;

    DirectRun(Run run, RunSpan span)
    {
        Run = run;
        this.span = span;
    }

    public Run Run { get; }

    /// <summary>Begins the run, in the context that its body is to have but for the run itself.</summary>
    public static DirectRun Begin(RunEngine engine, Run? parent, RunnableDefinition definition, string? name = null)
    {
        if (parent is not null) Suspensions.ThrowIfLeaving(parent);
        Run run = definition is TaskDefinition task ? engine.BeginTask(task, parent, name) : engine.BeginFlow((FlowDefinition)definition, parent, name);
        if (run.Details is { RemembersSteps: true } details) details.Scope = null; // the host may give attempts to all flows, and this one has one
        if (parent?.Details?.Transactions is not null) RunTransactions.Begin(run, parent);
        engine.Tell(run, run.State);
        return new DirectRun(run, RunSpan.Begin(run));
    }

    /// <summary>Ends the run of a body that returned, and waits for what has to be done before the caller goes on.</summary>
    public async Task CompleteAsync<T>(T result)
    {
        Ambient.Current = Run; // an async method's own: the caller's is back when this returns to it
        using var ended = span;
        await Run.Engine.Log.WhenDurableAsync(Run.Engine.CompletePlain(Run, result), CancellationToken.None).ConfigureAwait(false);
        if (Run.Details?.Transactions?.Outer is not null) await RunTransactions.EndAsync(Run, null, null).ConfigureAwait(false);
    }

    /// <summary>The same on the caller's thread.</summary>
    public void Complete<T>(T result)
    {
        using var ended = span;
        Run.Engine.CompletePlain(Run, result);
        if (Run.Details?.Transactions?.Outer is not null) RunTransactions.EndAsync(Run, null, null).GetAwaiter().GetResult();
    }

    /// <summary>Ends the run of a body that threw.</summary>
    public async Task FailAsync(Exception exception)
    {
        Ambient.Current = Run; // as above
        using var ended = span;
        if (Run.State.IsTerminal) return; // what follows a run's end threw
        if (Run.Details?.Transactions is { } left) await left.RollBackOpenAsync(Run).ConfigureAwait(false);
        await Run.Engine.Log.WhenDurableAsync(CallFrame.Fail(Run, exception), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The same on the caller's thread.</summary>
    public void Fail(Exception exception)
    {
        using var ended = span;
        if (Run.State.IsTerminal) return; // as above
        if (Run.Details?.Transactions is { } left) left.RollBackOpenAsync(Run).GetAwaiter().GetResult();
        CallFrame.Fail(Run, exception);
    }
}
