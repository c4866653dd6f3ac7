namespace Orchestrix.Automations;

/// <summary>Why a trigger is not about an event: the first thing that it asks for and the event does not have.</summary>
/// <param name="Path">Where the trigger asks for it, for example <c>trigger.match</c> or <c>trigger.triggers.1.expect</c>.</param>
/// <param name="Label">The label; <see langword="null"/> when it is the event's name.</param>
/// <param name="Expected">What it asks for, for example <c>'order.*' or 'cart.*'</c>.</param>
/// <param name="Actual">What the event has instead; <see langword="null"/> when the label, or a related resource that comes close, is missing.</param>
public sealed record UnmetCondition(string Path, string? Label, string Expected, string? Actual)
{
    /// <summary>Whether it is asked of the related resources, of which none is as asked for.</summary>
    internal bool IsRelated { get; init; }

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { Label: null } => $"it waits for {Expected}, but the event's name is '{Actual}'",
        { IsRelated: true, Actual: null } => $"it asks for a related resource with label '{Label}' like {Expected}, but no related resource comes near",
        { IsRelated: true } => $"it asks for a related resource with label '{Label}' like {Expected}, but the nearest has '{Actual}'",
        { Actual: null } => $"its match asks for label '{Label}' to be like {Expected}, but the event's resource has no such label",
        _ => $"its match asks for label '{Label}' to be like {Expected}, but it is '{Actual}'",
    };
}
