namespace Orchestrix.Runs;

/// <summary>Stops what a flow called and did not await, once the flow has ended.</summary>
static class LeftBehind
{
    const int MostNamed = 10;

    extension(RunEngine engine)
    {
        /// <summary>The flow run has ended while suspended calls below it have not.</summary>
        public void LeaveBehind(FlowRun flow, int count)
        {
            var details = flow.EnsureDetails();
            var isFirst = false;
            lock (details.Gate)
            {
                if (details.CancelledBy is null)
                {
                    isFirst = true;
                    details.CancelledBy = CancellationReason.FlowEnded;
                    details.CancelReason = $"The flow '{flow.Definition.Name}' that called it ended without awaiting it.";
                }
            }

            engine.CancelToken(flow);
            if (isFirst) _ = engine.TellAsync(flow, count); // never fails
        }

        async Task TellAsync(FlowRun flow, int count)
        {
            try
            {
                List<string> names = [.. engine.LiveFlowRuns.Where(r => ReferenceEquals(r.EnclosingFlow, flow)).Select(r => $"{r.Definition.Name} ({r.Name})")];
                if (engine.Store is { } store)
                {
                    await foreach (var task in store.Value.TaskRunsAsync(flow.Id).ConfigureAwait(false))
                        if (!task.State.IsTerminal || task.State.CancellationReason == CancellationReason.FlowEnded) names.Add(task.Name);
                }

                var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
                RunsLog.CallsLeftBehind(engine.Logger, flow.Name, flow.Definition.Name, count, string.Join(", ", names.Take(MostNamed)) + more);
            }
            catch (Exception exception) // the store's
            {
                RunsLog.LeftBehindUnreadable(engine.Logger, exception, flow.Name, flow.Definition.Name);
            }
        }
    }
}
