using System.Globalization;
using Orchestrix.Log;

namespace Orchestrix.Runs;

/// <summary>
/// Calls hooks after the states that they wait for are stored: those of one run one after the other, those of different runs at the same time, and none on
/// the thread that brought the run into its state.
/// </summary>
sealed class HookQueue : IActivity
{
    readonly Lock gate = new();
    TaskCompletionSource? idle;
    int pending;

    public event Action? BecameIdle;

    public bool IsIdle => Volatile.Read(ref pending) == 0;

    public IEnumerable<string> Busy => Volatile.Read(ref pending) is > 0 and var some ? [string.Create(CultureInfo.InvariantCulture, $"hooks of {some} states of runs are called")] : [];

    /// <summary>Ends when no hook is being called or waits for its turn.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate) return pending == 0 ? Task.CompletedTask : (idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>A run came into a state.</summary>
    public void Call(Run run, RunState state, RunHooks hooks)
    {
        var moment = RunHooks.MomentOf(state);
        if (moment == HookMoment.None || hooks.At(moment) is not { Count: > 0 } called) return;
        var details = run.EnsureDetails();
        lock (details.Gate)
        {
            if (moment == HookMoment.Cancellation && details.ToldCancellation) return;
            if (moment == HookMoment.Cancellation) details.ToldCancellation = true;
            lock (gate) pending++;
            var before = details.Hooks ?? Task.CompletedTask;

            // Hooks belong to the host, not to the run: what they call is not below it.
            using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
                details.Hooks = Task.Run(() => CallAsync(before, run, state, called));
        }
    }

    async Task CallAsync(Task before, Run run, RunState state, IReadOnlyList<RunHook> hooks)
    {
        var engine = run.Engine;
        Ambient.Current = new EngineScope(engine, run.CauseOf(0));
        await before.ConfigureAwait(false); // never fails
        foreach (var hook in hooks)
        {
            try
            {
                await engine.Log.WhenDurableAsync(engine.Log.End).ConfigureAwait(false);
                await hook.Call(run, state).ConfigureAwait(false);
            }
            catch (Exception exception) // the user's: it is told, and harms nothing
            {
                engine.Counters.HookFaulted();
                RunsLog.HookFaulted(engine.Logger, exception, run.Definition.Name, run.Name, state.Name);
            }
        }

        Done();
    }

    void Done()
    {
        TaskCompletionSource? ended;
        lock (gate)
        {
            if (--pending > 0) return;
            ended = idle;
            idle = null;
        }

        ended?.TrySetResult();
        BecameIdle?.Invoke();
    }
}
