using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Actions;

/// <summary>Cancels the flow run that the firing is about, if it has not ended meanwhile.</summary>
sealed class CancelFlowRunAction : IWritableAction
{
    public string Type => "cancel-flow-run";

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = FlowRunTarget.Infer(context);
        context.Touch(Resource.InRole("target", $"{ResourceKinds.FlowRun.Text}.{id:D}"));
        var result = await context.RunControl.CancelAsync(id, $"Cancelled by automation '{context.Automation}'", cancellationToken).ConfigureAwait(false);
        if (!result.IsAccepted) throw new ActionFailedException($"Flow run {id:D} was not cancelled: {result.Reason?.TrimEnd('.')}.");
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => null;
}
