using Orchestrix.Runs;

namespace Orchestrix.Hosting;

/// <summary>Lets the runs of a host come to their end: in their own time first, then by cancelling them.</summary>
static class HostShutdown
{
    public static async Task DrainAsync(RunEngine engine, RunControl control, CancellationToken cancellationToken)
    {
        await DrainRunsAsync(engine, control, cancellationToken).ConfigureAwait(false);
        if (!await IsWithinAsync(engine.Rollbacks.WhenIdleAsync(), engine, engine.Options.DrainTimeout, cancellationToken).ConfigureAwait(false)) engine.Rollbacks.Abandon(engine);
        if (!await IsWithinAsync(engine.Hooks.WhenIdleAsync(), engine, engine.Options.DrainTimeout, cancellationToken).ConfigureAwait(false)) HostingLog.HooksAbandoned(engine.Logger);
    }

    static async Task DrainRunsAsync(RunEngine engine, RunControl control, CancellationToken cancellationToken)
    {
        // What has not begun would only begin to be cancelled, and what waits for somebody waits in vain.
        foreach (var run in engine.LiveFlowRuns.Where(r => r.State.Type == StateType.Scheduled && r.State.Name != "AwaitingRetry")) control.Cancel(run, "The host stopped before the run began.", CancellationReason.HostStopped);
        foreach (var run in engine.LiveFlowRuns.Where(r => r.State.Type == StateType.Paused)) control.Cancel(run, "The host stopped before the run was resumed.", CancellationReason.HostStopped);
        if (await EndedAsync(engine, engine.Options.DrainTimeout, cancellationToken).ConfigureAwait(false)) return;
        if (!cancellationToken.IsCancellationRequested)
        {
            foreach (var run in engine.LiveFlowRuns) control.Cancel(run, "The host stopped.", CancellationReason.HostStopped);
            await EndedAsync(engine, engine.Options.DrainTimeout, cancellationToken).ConfigureAwait(false);
        }

        foreach (var run in engine.LiveFlowRuns)
        {
            engine.Abandon(run, run.State.Type == StateType.Cancelling
                ? "The host stopped, and the body did not stop within the drain timeout."
                : "The host stopped while the run executed, without time to let it end.");
            HostingLog.Abandoned(engine.Logger, run.Definition.Name, run.Name);
        }
    }

    static Task<bool> EndedAsync(RunEngine engine, TimeSpan within, CancellationToken cancellationToken) =>
        IsWithinAsync(Task.WhenAll(engine.LiveFlowRuns.Select(r => r.Completion)), engine, within, cancellationToken);

    static async Task<bool> IsWithinAsync(Task ended, RunEngine engine, TimeSpan within, CancellationToken cancellationToken)
    {
        try
        {
            await ended.WaitAsync(within, engine.Time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
