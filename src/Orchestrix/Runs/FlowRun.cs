using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>A run of a flow. May be read from any thread.</summary>
public sealed class FlowRun : Run
{
    internal FlowRun(RunEngine engine, FlowDefinition flow, Run? parent, Guid id, long nowTicks, RunState state, RunOrigin? origin = null) : base(engine, flow, parent, id, nowTicks, state, origin) { }

    /// <summary>The flow.</summary>
    public FlowDefinition Flow => (FlowDefinition)Definition;

    /// <summary>As the flow's <see cref="RunnableAttribute.RunName"/> says; else two words, made from the id.</summary>
    public override string Name => Details?.Name ?? RunNames.Of(Id);

    /// <summary>The automation that started the run, or whose run called this one; <see langword="null"/> when none did.</summary>
    public Causation? Cause => Details?.Cause ?? Parent?.CauseOf(0);

    /// <summary>The value that the flow returned, while it is kept; <see langword="null"/> for flows that return nothing.</summary>
    public object? Result { get; internal set; }

    /// <summary>What the run waits for, while it is paused or suspended: a form can be made from it. Empty otherwise.</summary>
    public IReadOnlyList<WaitingInput> WaitsFor => Details?.Pauses is { } pauses ? [.. pauses.Open.Select(p => new WaitingInput(p))] : [];

    /// <summary>Ends when the run has ended, however it ended; never fails.</summary>
    public Task Completion => RunEngine.CompletionOf(this);

    internal override Symbol Kind => ResourceKinds.FlowRun;

    /// <inheritdoc/>
    public override Symbol NameOf(int part) => StateOf(part).FlowRunEvent;

    /// <inheritdoc/>
    public override Causation? CauseOf(int part) => Cause;

    internal override IReadOnlyList<Resource> RelatedResources => EnsureDetails() is var kept && kept.Related is { } related ? related : kept.Related = RunEvents.RelatedOf(this);
}
