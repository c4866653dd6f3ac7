using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>The run that is involved: as the host knows it, else as far as the event tells.</summary>
static class RunFields
{
    public static TemplateValue FlowRun(ActionSubject subject) => Of(subject, subject.FlowRun, ResourceKinds.FlowRun);

    public static TemplateValue TaskRun(ActionSubject subject) => Of(subject, subject.TaskRun, ResourceKinds.TaskRun);

    public static TemplateValue Flow(ActionSubject subject)
    {
        if (subject.FlowRun is { } run) return Named(run.Definition.Name);
        return First(subject, r => r.Kind == ResourceKinds.Flow.Text) is { } flow ? Named(flow.Name ?? flow.Id[(ResourceKinds.Flow.Text.Length + 1)..]) : TemplateValue.None;

        static TemplateValue Named(string name) => TemplateValue.Of(new Fields { { "id", () => TemplateValue.Of(name) }, { "name", () => TemplateValue.Of(name) } });
    }

    static TemplateValue Of(ActionSubject subject, Run? run, Symbol kind)
    {
        var resource = First(subject, r => r.Kind == kind.Text && Guid.TryParseExact(r.Id.AsSpan(kind.Text.Length + 1), "D", out _));
        if (run is null && resource is null) return TemplateValue.None;
        Fields fields = new()
        {
            { "id", () => run is not null ? Fields.Id(run.Id) : TemplateValue.Of(resource!.Id[(kind.Text.Length + 1)..]) }, // not null: one of them is there
            { "name", () => Fields.TextOf(run?.Name ?? resource?.Name) },
            { "state", () => State(subject, run, resource) },
            { "run_count", () => run is not null ? TemplateValue.Of((long)run.RunCount) : RunCount(resource) },
        };
        fields.Hidden("state_type", () => Member(State(subject, run, resource), "type"));
        fields.Hidden("state_name", () => Member(State(subject, run, resource), "name"));
        if (run is null) return TemplateValue.Of(fields);
        fields.Add("tags", () => Fields.Texts(run.Definition.Tags));
        fields.Add("created", () => TemplateValue.Of(run.Created));
        fields.Add("start_time", () => TemplateValue.Of(run.Created));
        fields.Add("end_time", () => TemplateValue.Of(run.Ended));
        fields.Add("duration", () => run.Ended is { } ended ? TemplateValue.Of((ended - run.Created).TotalSeconds) : TemplateValue.None);
        fields.Hidden("total_run_time", () => fields.Find("duration"));
        fields.Add(run is Runs.FlowRun ? "flow_name" : "task_name", () => TemplateValue.Of(run.Definition.Name));
        return TemplateValue.Of(fields);
    }

    // As it was at the event: the run may have moved on since.
    static TemplateValue State(ActionSubject subject, Run? run, Resource? resource)
    {
        if (subject.Event is RunStateChanged changed && ReferenceEquals(changed.Run, run)) return State(changed.State.Type.Label().ToString(), changed.State.Name, changed.State.Message ?? "", TemplateValue.Of(changed.Occurred));
        if (resource is not null && Label(resource, LabelNames.StateType) is { } type && Label(resource, LabelNames.StateName) is { } name
            && Label(resource, LabelNames.StateMessage) is { } message && Label(resource, LabelNames.StateTimestamp) is { } timestamp)
            return State(type, name, message, TemplateValue.Of(timestamp));
        return run is null ? TemplateValue.Undefined : State(run.State.Type.Label().ToString(), run.State.Name, run.State.Message ?? "", TemplateValue.Of(run.Ended));
    }

    static TemplateValue State(string type, string name, string message, TemplateValue timestamp) => TemplateValue.Of(new Fields
    {
        { "type", () => TemplateValue.Of(type) },
        { "name", () => TemplateValue.Of(name) },
        { "message", () => TemplateValue.Of(message) },
        { "timestamp", () => timestamp },
    });

    static TemplateValue Member(TemplateValue state, string name) => state.IsUndefined ? state : state.AsObject.Find(name);

    static TemplateValue RunCount(Resource? resource) =>
        resource is not null && long.TryParse(Label(resource, LabelNames.RunCount), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? TemplateValue.Of(count) : TemplateValue.Undefined;

    static string? Label(Resource resource, Symbol label) => resource.TryGet(label, out var value) ? value.ToString() : null;

    static Resource? First(ActionSubject subject, Func<Resource, bool> isIt) => subject.Event is { } @event ? @event.Related.Prepend(@event.Resource).FirstOrDefault(isIt) : null;
}
