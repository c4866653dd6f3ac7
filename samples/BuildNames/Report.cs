using Orchestrix.Events;
using Orchestrix.Runs;

namespace BuildNames;

/// <summary>Prints what happens as it happens, and counts it. It sees events one at a time.</summary>
sealed class Report : IObserver<OrchestrationEvent>
{
    readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Events { get; private set; }

    public int TaskRuns { get; private set; }

    public int Notifications { get; private set; }

    public int FollowUps { get; private set; }

    public int CancelledByAutomation { get; private set; }

    /// <summary>Ends when everything was seen.</summary>
    public Task Completed => completed.Task;

    public void OnNext(OrchestrationEvent value)
    {
        Events++;
        if (value is RunStateChanged change) See(change);
        else if (value.Name == "orchestrix.automation.triggered") Console.WriteLine($"  fired: '{value.Resource.Name}' because of {value.Related.Select(r => r.Id).DefaultIfEmpty("silence").First()}");
        else if (value.Name == "orchestrix.automation.action.executed") SeeAction(value);
    }

    public void OnError(Exception error) => completed.TrySetException(error);

    public void OnCompleted() => completed.TrySetResult();

    void See(RunStateChanged change)
    {
        if (change.Run is TaskRun)
        {
            if (change.State.Type == StateType.Pending) TaskRuns++;
            if (change.State.Name == "AwaitingRetry") Console.WriteLine($"    {change.Run.Name}: {change.State}");
            return;
        }

        Console.WriteLine($"  {change.Run.Definition.Name} {change.Run.Name}: {change.State}");
        if (!change.State.IsTerminal) return;
        foreach (var line in change.Run.Logs) Console.WriteLine($"    log: {line.Message}");
        var run = (FlowRun)change.Run;
        if (run.Cause is not null) FollowUps++;
        Console.WriteLine($"  = {run.Definition.Name} {run.Name}: {change.State.Name} after {(change.Occurred - run.Created).TotalMilliseconds:N0} ms, {(run.Cause is null ? "called" : $"started by '{run.Cause.Automation}'")}");
    }

    void SeeAction(OrchestrationEvent executed)
    {
        var type = executed.Payload.GetProperty("action_type").GetString();
        if (type == "notify") Notifications++;
        if (type == "cancel-flow-run") CancelledByAutomation++;
        Console.WriteLine($"  acted: '{executed.Resource.Name}' did {type}");
    }
}
