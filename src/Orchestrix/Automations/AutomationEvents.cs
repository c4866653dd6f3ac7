using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>What automations say about themselves. Their ids derive from the firing's, so that telling it twice is telling it once.</summary>
static class AutomationEvents
{
    public static Guid TriggeredId(Firing firing) => TimeOrderedId.Derive(firing.Id, firing.Fired.UtcTicks, 0);

    public static Resource ResourceOf(Firing firing) => ResourceOf(firing, null);

    public static Resource ResourceOf(Automation automation) =>
        new($"{ResourceKinds.Automation.Text}.{automation.Name}", [new(LabelNames.ResourceName.Text, automation.Name)]);

    /// <summary>An automation was disabled because its evaluation failed. Its id derives from the place in the log, so that it is the same at each reading.</summary>
    public static CustomEvent Disabled(Automation automation, int faults, Exception exception, long nowTicks, long position) => new(
        AutomationEventNames.Disabled, new FiringPlace(FiringPlace.HashOf($"disabled {automation.Name}"), position, faults).ToId(nowTicks), nowTicks, null,
        ResourceOf(automation), [],
        Payload(json =>
        {
            json.WriteString("reason", $"It could not be evaluated {faults} times; the last time: {exception.GetType().Name}: {exception.Message}");
            json.WriteNumber("faults", faults);
        }));

    public static IReadOnlyList<Resource> TriggeringEventOf(Firing firing) =>
        firing.Seen.IsNone ? [] : [EventInRole("triggering-event", firing.Seen.Reference.Id)];

    public static CustomEvent ActionTriggered(ActionRequest request) => OfRequest(AutomationEventNames.ActionTriggered, request);

    /// <summary>What would have been done, had the automation not been a shadow.</summary>
    public static CustomEvent ActionShadowed(ActionRequest request) => OfRequest(AutomationEventNames.ActionShadowed, request);

    public static CustomEvent ActionEnded(ActionRequest request, IReadOnlyList<Resource> touched, string? failure, long nowTicks) =>
        OfAction(
            failure is null ? AutomationEventNames.ActionExecuted : AutomationEventNames.ActionFailed,
            request, ActionId(request, 1, nowTicks), nowTicks, ActionId(request, 0), touched, failure);

    public static CustomEvent LoopStopped(Firing firing, string reason) => new(
        AutomationEventNames.LoopStopped, TimeOrderedId.Derive(firing.Id, firing.Fired.UtcTicks, 0), firing.Fired.UtcTicks, null,
        ResourceOf(firing), [.. TriggeringEventOf(firing)],
        Payload(json =>
        {
            json.WriteString("reason", reason);
            json.WriteStartArray("chain");
            for (Causation? link = firing.Cause; link is not null; link = link.Earlier)
            {
                json.WriteStartObject();
                json.WriteString("automation", link.Automation);
                json.WriteString("firing", link.Firing);
                if (link.Event is { } id) json.WriteString("event", id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }))
    {
        Cause = firing.Cause,
    };

    public static JsonElement Payload(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }

    static Guid ActionId(ActionRequest request, int step, long? ticks = null) =>
        TimeOrderedId.Derive(request.Firing.Id, ticks ?? request.Firing.Fired.UtcTicks, 1 + (2 * request.Index) + step);

    static CustomEvent OfRequest(Symbol name, ActionRequest request)
    {
        var firing = request.Firing;
        Guid? follows = firing.Seen.IsNone || Math.Abs(firing.Seen.Reference.OccurredTicks - firing.Fired.UtcTicks) >= EventLimits.FollowsWithin.Ticks
            ? null
            : firing.Seen.Reference.Id;
        return OfAction(name, request, ActionId(request, 0), firing.Fired.UtcTicks, follows, [], null);
    }

    static CustomEvent OfAction(Symbol name, ActionRequest request, Guid id, long ticks, Guid? follows, IReadOnlyList<Resource> touched, string? failure) => new(
        name, id, ticks, follows,
        ResourceOf(request.Firing, request.Firing.Trigger.Type),
        [.. touched, EventInRole("automation-triggered-event", TriggeredId(request.Firing)), .. TriggeringEventOf(request.Firing)],
        Payload(json =>
        {
            json.WriteNumber("action_index", request.Index);
            json.WriteString("action_type", request.Action.Type);
            json.WriteString("invocation", request.IdempotencyKey);
            if (failure is not null) json.WriteString("reason", failure);
        }))
    {
        Cause = request.Firing.Cause,
    };

    static Resource ResourceOf(Firing firing, string? triggerType)
    {
        List<KeyValuePair<string, string>> labels =
        [
            new(LabelNames.ResourceName.Text, firing.Automation),
        ];
        if (firing.Trigger.PostureText is { } posture) labels.Add(new(AutomationEventNames.Posture.Text, posture));
        if (firing is AutomationFired { IsShadow: true }) labels.Add(new(AutomationEventNames.Mode.Text, "shadow"));
        if (triggerType is not null) labels.Add(new(AutomationEventNames.TriggerType.Text, triggerType));
        return new Resource($"{ResourceKinds.Automation.Text}.{firing.Automation}", labels);
    }

    static Resource EventInRole(string role, Guid id) => Resource.InRole(role, $"{ResourceKinds.Event.Text}.{id:D}");
}
