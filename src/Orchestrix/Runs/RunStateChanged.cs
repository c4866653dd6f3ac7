using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>A run came into another state. The names are <c>orchestrix.flow-run.</c> and <c>orchestrix.task-run.</c> with the state's name.</summary>
public sealed class RunStateChanged : OrchestrationEvent
{
    readonly int part;

    internal RunStateChanged(Run run, int part, long position, long receivedTicks) : base(run, part, position, receivedTicks)
    {
        Run = run;
        this.part = part;
    }

    /// <summary>The run: a <see cref="FlowRun"/> or a <see cref="TaskRun"/>. It may have moved on since.</summary>
    public Run Run { get; }

    /// <summary>The state that the run came into.</summary>
    public RunState State => Run.StateOf(part);

    /// <summary>The state that the run came from; <see langword="null"/> for its first.</summary>
    public RunState? Previous => part == 0 ? null : Run.StateOf(part - 1);
}
