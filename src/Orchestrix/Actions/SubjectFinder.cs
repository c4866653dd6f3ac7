using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Variables;

namespace Orchestrix.Actions;

/// <summary>Finds what templates may ask for, as far as they name it.</summary>
static class SubjectFinder
{
    static readonly string[] AboutRuns = ["flow_run", "task_run", "flow", "result"];

    /// <param name="context">What the action knows.</param>
    /// <param name="names">The names that its templates read.</param>
    /// <param name="cancellationToken">Gives up looking.</param>
    public static async ValueTask<ActionSubject> FindAsync(ActionContext context, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var task = context.Run as TaskRun;
        var flow = context.Run as FlowRun ?? FlowOf(task);
        if (context.Run is null && names.Overlaps(AboutRuns) && context.Services.GetService(typeof(IRunStore)) is IRunStore store)
        {
            // The event is about something else, but may name a run; without one, the firing's labels may.
            var id = IdOf(context, ResourceKinds.FlowRun);
            flow = id is { } f ? await store.FindAsync(f, cancellationToken).ConfigureAwait(false) as FlowRun : null;
            task = IdOf(context, ResourceKinds.TaskRun) is { } t ? await store.FindAsync(t, cancellationToken).ConfigureAwait(false) as TaskRun : null;
        }

        return new ActionSubject
        {
            Automation = context.Automation,
            Details = context.Details,
            Firing = context.Firing,
            Fired = context.Fired,
            Labels = context.Labels,
            Event = context.Event,
            FlowRun = flow,
            TaskRun = task,
            Variables = context.Services.GetService(typeof(IVariables)) as IVariables,
            Json = context.Registry.Json ?? RunJson.OptionsOf(new RunOptions()),
        };
    }

    static FlowRun? FlowOf(Run? run)
    {
        while (run is not null and not FlowRun) run = run.Parent;
        return run as FlowRun;
    }

    static Guid? IdOf(ActionContext context, Symbol kind)
    {
        if (context.Labels.TryGetValue(LabelNames.ResourceId.Text, out var label) && Read(LabelValue.Of(label), kind) is { } keyed) return keyed;
        if (context.Event is not { } @event) return null;
        var reference = @event.Reference;
        if (reference.TryGetLabel(LabelNames.ResourceId, out var own) && Read(own, kind) is { } id) return id;
        for (var i = 0; i < reference.RelatedCount; i++)
            if (reference.TryGetRelatedLabel(i, LabelNames.ResourceId, out var related) && Read(related, kind) is { } other) return other;
        return null;
    }

    static Guid? Read(LabelValue value, Symbol kind) => kind.Equals(value.Kind) && value.TryGetId(out var id) ? id : null;
}
