using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>Executes <c>suspend-flow-run</c> and <c>resume-flow-run</c>, for the run that the firing is about. A run that waits for input is not resumed: no automation knows it.</summary>
sealed class FlowRunSwitchHandler(bool resumes) : IActionHandler
{
    /// <summary>The handlers, by type of action.</summary>
    public static IReadOnlyDictionary<string, FlowRunSwitchHandler> ByType { get; } = new Dictionary<string, FlowRunSwitchHandler>
    {
        ["suspend-flow-run"] = new(resumes: false),
        ["resume-flow-run"] = new(resumes: true),
    };

    public async ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = FlowRunTarget.Infer(context);
        context.Touch(Resource.InRole("target", $"{ResourceKinds.FlowRun.Text}.{id:D}"));
        ControlResult result = resumes
            ? await context.RunControl.ResumeAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)
            : await context.RunControl.SuspendAsync(id, $"Suspended by automation '{context.Automation}'", cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!result.IsAccepted) throw new ActionFailedException($"Flow run {id:D} was not {(resumes ? "resumed" : "suspended")}: {result.Reason?.TrimEnd('.')}.");
    }
}
