using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>A state of a run. Immutable. States without a message of their own are shared.</summary>
public sealed class RunState
{
    /// <summary>About to begin.</summary>
    public static readonly RunState Pending = new(StateType.Pending);

    /// <summary>The first attempt executes.</summary>
    public static readonly RunState Running = new(StateType.Running);

    /// <summary>A further attempt executes.</summary>
    public static readonly RunState Retrying = new(StateType.Running, "Retrying");

    /// <summary>Ended well.</summary>
    public static readonly RunState Completed = new(StateType.Completed);

    /// <summary>Cancelled.</summary>
    public static readonly RunState Cancelled = new(StateType.Cancelled);

    /// <summary>Asked to stop.</summary>
    public static readonly RunState Cancelling = new(StateType.Cancelling);

    /// <summary>A state.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The name; by default that of the type.</param>
    /// <param name="message">What is said about it.</param>
    /// <param name="scheduledTime">When the run shall begin or go on.</param>
    public RunState(StateType type, string? name = null, string? message = null, DateTimeOffset? scheduledTime = null)
    {
        Type = type;
        Name = string.IsNullOrEmpty(name) ? type.ToString() : name;
        Message = message is { Length: > EventLimits.StateMessageLength } ? message[..EventLimits.StateMessageLength] : message;
        ScheduledTime = scheduledTime;
        NameLabel = LabelValue.Of(Name);
        MessageLabel = LabelValue.Of(Message ?? "");
        FlowRunEvent = Symbol.Of($"{ResourceKinds.FlowRun.Text}.{Name}");
        TaskRunEvent = Symbol.Of($"{ResourceKinds.TaskRun.Text}.{Name}");
    }

    /// <summary>
    /// What several runs came to, as one state, for a flow to return: Completed when all are; else Cancelled when any is; else Paused when any is; else
    /// Failed. The message says how many.
    /// </summary>
    /// <param name="states">The states.</param>
    /// <returns>The state; Completed when there are none.</returns>
    public static RunState Aggregate(params IEnumerable<RunState> states)
    {
        List<RunState> all = [.. states];
        int Count(StateType type) => all.Count(s => s.Type == type);
        if (Count(StateType.Completed) == all.Count) return new RunState(StateType.Completed, message: "All states completed.");
        if (Count(StateType.Cancelled) is > 0 and var cancelled) return new RunState(StateType.Cancelled, message: $"{cancelled}/{all.Count} states cancelled.");
        if (Count(StateType.Paused) is > 0 and var paused) return new RunState(StateType.Paused, message: $"{paused}/{all.Count} states paused.");
        if (Count(StateType.Failed) + Count(StateType.Crashed) is > 0 and var failed) return new RunState(StateType.Failed, message: $"{failed}/{all.Count} states failed.");
        return new RunState(StateType.Failed, message: $"{all.Count(s => !s.IsTerminal)}/{all.Count} states are not final.");
    }

    /// <summary>The type, which decides what may happen next.</summary>
    public StateType Type { get; }

    /// <summary>The name, for people and for the names of events.</summary>
    public string Name { get; }

    /// <summary>What is said about the state, or <see langword="null"/>.</summary>
    public string? Message { get; }

    /// <summary>When the run shall begin or go on, for states of type Scheduled; else <see langword="null"/>.</summary>
    public DateTimeOffset? ScheduledTime { get; }

    /// <summary>Whether a run in this state has ended.</summary>
    public bool IsTerminal => Type.IsTerminal();

    /// <summary>Who or what stopped the run, for states of type Cancelling and Cancelled; else <see langword="null"/>.</summary>
    public CancellationReason? CancellationReason { get; internal init; }

    internal LabelValue NameLabel { get; }

    internal LabelValue MessageLabel { get; }

    internal Symbol FlowRunEvent { get; }

    internal Symbol TaskRunEvent { get; }

    /// <summary>A run fails of an exception. Only its own timeout, not that of a run below it, makes it TimedOut.</summary>
    internal static RunState Failed(Run run, Exception exception) => exception switch
    {
        RunTimedOutException late when ReferenceEquals(late.Run, run) => new RunState(StateType.Failed, "TimedOut", late.Message),
        UpstreamNotCompletedException waiting when ReferenceEquals(waiting.Run, run) => new RunState(StateType.Failed, "NotReady", waiting.Message),
        ReturnedStateException returned when ReferenceEquals(returned.Run, run) => returned.State,
        _ => new RunState(StateType.Failed, message: $"{exception.GetType().Name}: {exception.Message}"),
    };

    internal static RunState AwaitingRetry(DateTimeOffset at, Exception exception) =>
        new(StateType.Scheduled, "AwaitingRetry", $"{exception.GetType().Name}: {exception.Message}", at);

    internal const string AwaitingSlotName = "AwaitingConcurrencySlot";

    internal static RunState AwaitingConcurrencySlot(IReadOnlyList<string> limits) =>
        new(StateType.Pending, AwaitingSlotName, $"Waits for slots of {string.Join(", ", limits)}");

    internal static RunState Scheduled(DateTimeOffset at) => new(StateType.Scheduled, scheduledTime: at);

    /// <inheritdoc/>
    public override string ToString() => Message is null ? Name : $"{Name} ({Message})";
}
