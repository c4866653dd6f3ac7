namespace Orchestrix.Runs;

/// <summary>Stops what a flow, or a task at the root, called and did not await, once it has ended.</summary>
static class LeftBehind
{
    const int MostNamed = 10;

    extension(RunEngine engine)
    {
        /// <summary>A flow run has ended while suspended calls below it have not; or a task run at the root while submitted ones have not.</summary>
        public void LeaveBehind(Run run, int count)
        {
            var details = run.EnsureDetails();
            var isFirst = false;
            lock (details.Gate)
            {
                if (details.CancelledBy is null)
                {
                    isFirst = true;
                    details.CancelledBy = CancellationReason.FlowEnded;
                    details.CancelReason = $"The {(run is FlowRun ? "flow" : "task")} '{run.Definition.Name}' that called it ended without awaiting it.";
                }
            }

            engine.CancelToken(run);
            if (isFirst) _ = engine.TellAsync(run, count); // never fails
        }

        async Task TellAsync(Run run, int count)
        {
            try
            {
                List<string> names = [.. engine.LiveFlowRuns.Where(r => ReferenceEquals(r.EnclosingFlow, run)).Select(r => $"{r.Definition.Name} ({r.Name})")];
                if (engine.Store is { } store)
                {
                    await foreach (var task in store.Value.TaskRunsAsync(run.Id).ConfigureAwait(false))
                        if (!task.State.IsTerminal || task.State.CancellationReason == CancellationReason.FlowEnded) names.Add(task.Name);
                }

                var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
                RunsLog.CallsLeftBehind(engine.Logger, run.Name, run.Definition.Name, count, string.Join(", ", names.Take(MostNamed)) + more);
            }
            catch (Exception exception) // the store's
            {
                RunsLog.LeftBehindUnreadable(engine.Logger, exception, run.Name, run.Definition.Name);
            }
        }
    }
}
