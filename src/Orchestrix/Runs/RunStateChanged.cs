using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>A run came into another state. The names are <c>orchestrix.flow-run.</c> and <c>orchestrix.task-run.</c> with the state's name.</summary>
public sealed class RunStateChanged : OrchestrationEvent
{
    Resource? resource; // made of the run's labels when somebody asks for it first

    internal RunStateChanged(Run run, int part, long position, long receivedTicks) : base(run, part, position, receivedTicks) { }

    /// <summary>The run: a <see cref="FlowRun"/> or a <see cref="TaskRun"/>. It may have moved on since.</summary>
    public Run Run => (Run)Reference.Entry;

    /// <summary>The state that the run came into.</summary>
    public RunState State => Run.StateOf(Reference.Part);

    /// <summary>The state that the run came from; <see langword="null"/> for its first.</summary>
    public RunState? Previous => Reference.Part == 0 ? null : Run.StateOf(Reference.Part - 1);

    private protected override Resource FindResource() => resource ??= base.FindResource();
}
