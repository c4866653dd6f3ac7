using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>Renders the actions of an automation as they would be executed, without a host and without executing them. May be called from any thread.</summary>
public static class AutomationPreview
{
    /// <summary>Renders the actions that a firing would request.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="event">The event at which it fires; <see langword="null"/> for a firing that saw none.</param>
    /// <param name="options">What else is assumed of the firing. <see langword="null"/>: the defaults.</param>
    /// <returns>The actions, in the order of their numbers: those of the state first, then those on the firing itself.</returns>
    public static IReadOnlyList<RenderedAction> Render(Automation automation, OrchestrationEvent? @event = null, PreviewOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(automation);
        options ??= new PreviewOptions();
        var subject = SubjectOf(automation, @event, options);
        var told = subject with { Event = Tell(automation, subject, @event), FlowRun = null, TaskRun = null };
        var all = options.State == TriggerState.Resolved
            ? automation.ActionsOnResolve.Select(a => (Action: a, About: told))
            : [.. automation.Actions.Select(a => (a, subject)), .. automation.ActionsOnTrigger.Select(a => (a, told))];
        return [.. all.Select((a, i) => Render(i, a.Action, a.About))];
    }

    static ActionSubject SubjectOf(Automation automation, OrchestrationEvent? @event, PreviewOptions options)
    {
        var run = (@event as RunStateChanged)?.Run;
        var flow = run;
        while (flow is not null and not FlowRun) flow = flow.Parent;
        return new ActionSubject
        {
            Automation = automation.Name,
            Details = new FiringDetails { Description = automation.Description, Tags = automation.Tags, State = options.State, Value = options.Value },
            Firing = options.Firing,
            Fired = options.Fired ?? @event?.Occurred ?? DateTimeOffset.UnixEpoch,
            Labels = options.Labels ?? LabelsOf(automation.Trigger, @event),
            Event = @event,
            FlowRun = flow as FlowRun,
            TaskRun = run as TaskRun,
            Json = options.Json ?? RunJson.OptionsOf(new RunOptions()),
        };
    }

    static Dictionary<string, string> LabelsOf(Trigger trigger, OrchestrationEvent? @event) =>
        @event is null ? [] : trigger.KeyLabels.ToDictionary(name => name, name => new LabelPath(name).Read(@event.Reference).ToString(), StringComparer.Ordinal);

    // The event that tells the firing, which actions on it are about.
    static OrchestrationEvent Tell(Automation automation, ActionSubject subject, OrchestrationEvent? @event)
    {
        var payload = AutomationEvents.Payload(json =>
        {
            json.WriteStartObject("triggering_labels");
            foreach (var (label, value) in subject.Labels) json.WriteString(label, value);
            json.WriteEndObject();
            json.WritePropertyName("triggering_event");
            EventJson.Write(json, @event);
            if (subject.Details.Value is { } figure) json.WriteNumber("triggering_value", figure);
        });
        Resource[] related = @event is null ? [] : [Resource.InRole("triggering-event", $"{ResourceKinds.Event.Text}.{@event.Id:D}")];
        var ticks = subject.Fired.UtcTicks;
        CustomEvent told = new(
            subject.Details.State == TriggerState.Resolved ? AutomationEventNames.Resolved : AutomationEventNames.Triggered,
            TimeOrderedId.Derive(subject.Firing, ticks, 0), ticks, null, AutomationEvents.ResourceOf(automation), related, payload);
        return new OrchestrationEvent(told, 0, 0, ticks);
    }

    static RenderedAction Render(int index, IAutomationAction action, ActionSubject subject)
    {
        if (action is not IWritableAction writable)
            return new RenderedAction(index, action.Type, default, "It is code of the application, which can only be executed.");
        try
        {
            ArrayBufferWriter<byte> buffer = new();
            string? reason;
            using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                reason = writable.RenderFields(json, subject);
                json.WriteEndObject();
            }

            if (reason is not null) return new RenderedAction(index, writable.DocumentType, default, reason);
            using var document = JsonDocument.Parse(buffer.WrittenMemory);
            return new RenderedAction(index, writable.DocumentType, document.RootElement.Clone(), null);
        }
        catch (ActionFailedException exception)
        {
            return new RenderedAction(index, writable.DocumentType, default, exception.Message);
        }
    }
}
