using Orchestrix.Events;

namespace Orchestrix.Actions;

/// <summary>Emits an event.</summary>
sealed class EmitEventAction(Func<ActionContext, NewEvent> draft, IReadOnlyList<string> mistakes) : IAutomationAction
{
    public string Type => "emit-event";

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) =>
        await context.Events.EmitAsync(draft(context), cancellationToken).ConfigureAwait(false);

    public IEnumerable<string> Validate(ActionValidation host) => mistakes;
}
