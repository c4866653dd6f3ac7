using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

public sealed partial class OrchestrixTestHost
{
    /// <summary>
    /// What happened so far, for people: runs with their states, tasks and log lines below their flows, events, firings and actions, each with its time.
    /// </summary>
    public string Timeline => new Timeline(recorder.Events, recorder.Lines).ToString();

    AssertionReport Report => new(this);

    /// <summary>Waits until the host rests, then asserts that an automation has fired; being resolved does not count.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <param name="times">How often in all. <see langword="null"/>: at least once.</param>
    /// <returns>The firings.</returns>
    /// <exception cref="OrchestrixAssertionException">It has not; tells what <c>explain</c> says, and the timeline.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task<IReadOnlyList<RecordedFiring>> AssertFiredAsync(string automation, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(automation);
        await WaitForIdleAsync().ConfigureAwait(false);
        List<RecordedFiring> found = [.. Firings.Where(f => f.Automation == automation && f.State == Triggers.TriggerState.Triggered)];
        Report.Expect($"automation '{automation}' to fire", found.Count, times, () => Report.Explain(automation));
        return found;
    }

    /// <summary>Waits until the host rests, then asserts that an automation has not fired. One that does not exist has not, but that is most likely a slip, and fails.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <returns>A task that ends when that is known.</returns>
    /// <exception cref="OrchestrixAssertionException">It has, or there is none of that name; tells what <c>explain</c> says, and the timeline.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task AssertNotFiredAsync(string automation)
    {
        if ((await AssertFiredAsync(automation, times: 0).ConfigureAwait(false)).Count == 0 && host.Automations.Find(automation) is null)
            Report.Expect($"an automation '{automation}' to exist", 0, null, () => Report.Explain(automation));
    }

    /// <summary>Waits until the host rests, then asserts that an action of an automation came to its end.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <param name="type">The type of the action, for example <c>notify</c>.</param>
    /// <param name="outcome">What became of it: <c>executed</c>, <c>failed</c>, or <c>shadowed</c> for an automation that is a shadow.</param>
    /// <param name="times">How often in all. <see langword="null"/>: at least once.</param>
    /// <returns>What was recorded of them.</returns>
    /// <exception cref="OrchestrixAssertionException">It did not; tells what became of the automation's actions, and the timeline.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task<IReadOnlyList<RecordedAction>> AssertActionAsync(string automation, string type, string outcome = "executed", int? times = null)
    {
        ArgumentNullException.ThrowIfNull(automation);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(outcome);
        await WaitForIdleAsync().ConfigureAwait(false);
        List<RecordedAction> found = [.. Actions.Where(a => a.Automation == automation && a.Type == type && a.Outcome == outcome)];
        Report.Expect($"an action '{type}' of automation '{automation}' to be {outcome}", found.Count, times, () => Report.ActionsOf(automation));
        return found;
    }

    /// <summary>Waits until the host rests, then asserts that an event was emitted.</summary>
    /// <param name="name">The name; <c>*</c> stands for one or more characters.</param>
    /// <param name="resourceId">The id of the resource that it is about. <see langword="null"/>: any.</param>
    /// <param name="times">How often in all; 0 for never. <see langword="null"/>: at least once.</param>
    /// <returns>The events.</returns>
    /// <exception cref="OrchestrixAssertionException">It was not; tells which events there were, and the timeline.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task<IReadOnlyList<OrchestrationEvent>> AssertEmittedAsync(string name, string? resourceId = null, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        await WaitForIdleAsync().ConfigureAwait(false);
        EventNamePattern pattern = new(name);
        List<OrchestrationEvent> found = [.. Events.Where(e => pattern.Accepts(Symbol.Of(e.Name)) && (resourceId is null || e.Resource.Id == resourceId))];
        Report.Expect($"event '{name}'{(resourceId is null ? "" : $" of '{resourceId}'")} to be emitted", found.Count, times, () => Report.EventsLike(name));
        return found;
    }

    /// <summary>Waits until the host rests, then asserts that a flow has run.</summary>
    /// <param name="flow">The flow's name.</param>
    /// <param name="state">The state in which the runs have to be now.</param>
    /// <param name="times">How many runs in that state there have to be. <see langword="null"/>: at least one.</param>
    /// <returns>The runs, oldest first.</returns>
    /// <exception cref="OrchestrixAssertionException">It has not; tells the states of its runs and their exceptions, and the timeline.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task<IReadOnlyList<FlowRun>> AssertRanAsync(string flow, StateType state = StateType.Completed, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        await WaitForIdleAsync().ConfigureAwait(false);
        List<FlowRun> found = [.. FlowRuns.Where(r => r.Definition.Name == flow && r.State.Type == state)];
        Report.Expect($"a run of flow '{flow}' to be {state}", found.Count, times, () => Report.RunsOf(flow));
        return found;
    }

    /// <summary>Draws a run with what it called, as a flowchart for Mermaid.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The text of the flowchart.</returns>
    public string GraphOf(Run run) => RunGraph.ToMermaid(run, recorder.Runs);

    /// <summary>Draws which automation of the host starts what, as a flowchart for Mermaid.</summary>
    /// <returns>The text of the flowchart.</returns>
    public string GraphOfAutomations() => Automations.AutomationGraph.ToMermaid(host.Automations.All.Select(a => a.Automation).OrderBy(a => a.Name, StringComparer.Ordinal));
}
