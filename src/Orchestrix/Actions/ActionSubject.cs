using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Variables;

namespace Orchestrix.Actions;

/// <summary>What an action is about, as templates see it: data alone, so that an action can be rendered without a host.</summary>
sealed record ActionSubject
{
    /// <summary>The automation's name.</summary>
    public required string Automation { get; init; }

    /// <summary>What the trigger says that fired.</summary>
    public required FiringDetails Details { get; init; }

    public required Guid Firing { get; init; }

    public required DateTimeOffset Fired { get; init; }

    /// <summary>The labels that the trigger looks at separately, with their values.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What the action is about; null when no event was seen.</summary>
    public required OrchestrationEvent? Event { get; init; }

    /// <summary>The flow run that is involved; null when there is none, or only its id is known.</summary>
    public FlowRun? FlowRun { get; init; }

    /// <summary>The task run that is involved; null when there is none, or only its id is known.</summary>
    public TaskRun? TaskRun { get; init; }

    /// <summary>The values that flows and automations share; null where there is no host.</summary>
    public IVariables? Variables { get; init; }

    /// <summary>How results become JSON.</summary>
    public required JsonSerializerOptions Json { get; init; }
}
