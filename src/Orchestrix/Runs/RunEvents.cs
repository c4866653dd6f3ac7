using System.Globalization;
using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>What the events of runs say. Labels, related resources and payload are those of Prefect's flow-run and task-run events.</summary>
static class RunEvents
{
    public static Resource Resource(Run run, int part)
    {
        var state = run.StateOf(part);
        return new Resource(
            LabelValue.Of(run.Kind, run.Id),
            new(LabelNames.ResourceName, LabelValue.Of(run.Name)),
            new(LabelNames.RunCount, LabelValue.Of(run.RunCountOf(part).ToString(CultureInfo.InvariantCulture))),
            new(LabelNames.StateMessage, state.MessageLabel),
            new(LabelNames.StateName, state.NameLabel),
            new(LabelNames.StateTimestamp, LabelValue.Of(run.Timestamp(part))),
            new(LabelNames.StateType, state.Type.Label()));
    }

    /// <summary>The flow, the task run that called it, tags, and the automation that started it.</summary>
    public static IReadOnlyList<Resource> RelatedOf(FlowRun run)
    {
        List<Resource> related = [run.Definition.Resource];
        if (run.Parent is { } parent) related.Add(InRole(parent, parent is TaskRun ? "task-run" : "parent-flow-run"));
        related.AddRange(TagsOf(run));
        if (run.Cause is { } cause && run.Parent is null)
            related.Add(Events.Resource.InRole("creator", $"{ResourceKinds.Automation.Text}.{cause.Automation}", [new(LabelNames.ResourceName.Text, cause.Automation)]));
        return related;
    }

    /// <summary>The task run's own tags, and what it ran within: flow run, calling task run, flow.</summary>
    public static IReadOnlyList<Resource> RelatedOf(TaskRun run)
    {
        List<Resource> related = [];
        AddContext(related, run.Parent);
        related.AddRange(TagsOf(run).Where(t => !related.Exists(r => r.Id == t.Id)));
        return related;
    }

    /// <summary>What an event emitted inside of a run is also about: flow run, task run, flow, then tags.</summary>
    public static IReadOnlyList<Resource> ContextOf(Run? run)
    {
        List<Resource> related = [];
        AddContext(related, run);
        return related;
    }

    public static JsonElement Payload(Run run, int part)
    {
        var state = run.StateOf(part);
        var previous = part == 0 ? null : run.StateOf(part - 1);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("intended");
            json.WriteString("from", previous?.Type.Label().ToString());
            json.WriteString("to", state.Type.Label().ToString());
            json.WriteEndObject();
            Write(json, "initial_state", previous);
            Write(json, "validated_state", state);
            WriteUpstreams(json, run);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }

    static void WriteUpstreams(Utf8JsonWriter json, Run run)
    {
        if (run.Upstreams.Count == 0) return;
        json.WriteStartArray("upstreams");
        foreach (var (id, kind) in run.Upstreams)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("kind", kind == UpstreamKind.Data ? "data" : "order");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, RunState? state)
    {
        if (state is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("type", state.Type.Label().ToString());
        json.WriteString("name", state.Name);
        if (state.Message is { } message) json.WriteString("message", message);
        json.WriteEndObject();
    }

    static void AddContext(List<Resource> related, Run? run)
    {
        var task = run as TaskRun;
        var flow = run;
        while (flow is TaskRun { Parent: { } parent }) flow = parent;
        var flowRun = flow as FlowRun;
        if (flowRun is not null) related.Add(InRole(flowRun, "flow-run"));
        if (task is not null) related.Add(InRole(task, "task-run"));
        if (flowRun is not null) related.Add(flowRun.Definition.Resource);
        if (run is not null) related.AddRange(TagsOf(run));
    }

    // Most runs have no more tags than their definition, whose resources exist.
    static IReadOnlyList<Resource> TagsOf(Run run)
    {
        for (var at = run; at is not null; at = at.Parent)
            if (at.Details?.Tags is not null || at != run && at.Definition.Tags.Count > 0) return [.. run.Tags.Select(t => Events.Resource.InRole("tag", $"{ResourceKinds.Tag.Text}.{t}"))];
        return run.Definition.TagResources;
    }

    static Resource InRole(Run run, string role) => new(
        LabelValue.Of(run.Kind, run.Id),
        new(LabelNames.ResourceRole, LabelValue.Of(role)),
        new(LabelNames.ResourceName, LabelValue.Of(run.Name)));
}
