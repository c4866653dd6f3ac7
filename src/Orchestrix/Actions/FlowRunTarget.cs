using Orchestrix.Events;

namespace Orchestrix.Actions;

/// <summary>Finds the flow run that an action is meant for.</summary>
static class FlowRunTarget
{
    /// <summary>
    /// The run whose id the firing's labels name, if the trigger looks at each resource separately; else the first flow run that the event is about or related to.
    /// </summary>
    /// <exception cref="ActionFailedException">There is none.</exception>
    public static Guid Infer(ActionContext context)
    {
        if (context.Labels.TryGetValue(LabelNames.ResourceId.Text, out var label) && TryRead(LabelValue.Of(label), out var id)) return id;
        if (context.Event is not { } @event)
            throw new ActionFailedException("There is no event from which to infer the flow run. Let the trigger look at each run separately, with ForEach(\"orchestrix.resource.id\").");
        var reference = @event.Reference;
        if (reference.TryGetLabel(LabelNames.ResourceId, out var own) && TryRead(own, out id)) return id;
        for (var i = 0; i < reference.RelatedCount; i++)
            if (reference.TryGetRelatedLabel(i, LabelNames.ResourceId, out var related) && TryRead(related, out id)) return id;
        throw new ActionFailedException($"No flow run could be inferred: event '{@event.Name}' names none.");
    }

    static bool TryRead(LabelValue value, out Guid id)
    {
        id = default;
        return ResourceKinds.FlowRun.Equals(value.Kind) && value.TryGetId(out id);
    }
}
