using Orchestrix.Events;
using Orchestrix.Tasks;

namespace Orchestrix.Flows;

/// <summary>A flow, as its attribute and its method describe it.</summary>
public sealed class FlowDefinition : RunnableDefinition
{
    internal FlowDefinition(RunnableDetails details, string? notResumable = null, Action<IArgumentSource>? start = null) : base(details, ResourceKinds.Flow, "flow")
    {
        NotResumable = notResumable;
        Start = start;
    }

    /// <summary>Why a run of the flow cannot be continued by another process; <see langword="null"/> when it can.</summary>
    public string? NotResumable { get; }

    /// <summary>Calls the flow with arguments by their names; null where it cannot be called by its name alone.</summary>
    internal Action<IArgumentSource>? Start { get; }
}
