using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Actions;

/// <summary>Executes <c>pause-automation</c> and <c>resume-automation</c>: the automation is named, or inferred from the event.</summary>
sealed class AutomationSwitchHandler(bool enables) : IActionHandler
{
    static readonly string IdPrefix = $"{ResourceKinds.Automation.Text}.";

    /// <summary>The handlers, by type of action.</summary>
    public static IReadOnlyDictionary<string, AutomationSwitchHandler> ByType { get; } = new Dictionary<string, AutomationSwitchHandler>
    {
        ["pause-automation"] = new(enables: false),
        ["resume-automation"] = new(enables: true),
    };

    public async ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var name = NameIn(context.Fields) ?? Infer(context);
        context.Touch(Resource.InRole("target", IdPrefix + name, [new(LabelNames.ResourceName.Text, name)]));
        var isKnown = enables
            ? await context.Automations.EnableAsync(name, cancellationToken).ConfigureAwait(false)
            : await context.Automations.DisableAsync(name, cancellationToken).ConfigureAwait(false);
        if (!isKnown) throw new ActionFailedException($"There is no automation '{name}'.");
    }

    static string? NameIn(JsonElement fields) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty("automation_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    static string Infer(ActionContext context)
    {
        if (context.Event is not { } @event) throw new ActionFailedException("There is no event from which to infer the automation. Name it in 'automation_id', with source 'selected'.");
        var involved = @event.Related.Prepend(@event.Resource).FirstOrDefault(r => r.Id.StartsWith(IdPrefix, StringComparison.Ordinal));
        return involved?.Id[IdPrefix.Length..] ?? throw new ActionFailedException($"No automation could be inferred: event '{@event.Name}' names none.");
    }
}
