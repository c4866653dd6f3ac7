using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>An action on its way: the attempts at one request.</summary>
sealed class ActionExecution(ActionRequest request)
{
    public ActionRequest Request => request;

    /// <summary>The attempt that executes, or the last one that did; the first is 1.</summary>
    public int Attempt { get; set; }

    /// <summary>When the attempt began, in UTC ticks. Under the dispatcher's lock.</summary>
    public long BegunTicks { get; set; }

    /// <summary>What the last attempt acted on, whatever became of it.</summary>
    public IReadOnlyList<Resource> Touched { get; set; } = [];

    /// <summary>Rings for the next attempt; null while none is planned.</summary>
    public ITimer? Retry { get; set; }

    public override string ToString() => $"action {request.Index} ({request.Action.Type}) of automation '{request.Firing.Automation}', attempt {Attempt}";
}
