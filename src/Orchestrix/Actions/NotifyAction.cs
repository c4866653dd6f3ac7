using System.Text.Json;
using Orchestrix.Channels;

namespace Orchestrix.Actions;

/// <summary>Sends a notification over a channel.</summary>
sealed class NotifyAction : IWritableAction
{
    readonly string channel;
    readonly Func<ActionContext, string> body;
    readonly string? literal;
    readonly string? subject;

    /// <param name="channel">The channel's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="subject">The subject; null for the automation's name.</param>
    public NotifyAction(string channel, string text, string? subject = null)
    {
        this.channel = channel;
        this.subject = subject;
        literal = text;
        body = _ => text;
    }

    public NotifyAction(string channel, Func<ActionContext, string> text)
    {
        this.channel = channel;
        body = text;
    }

    public string Type => "notify";

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var target = context.Channels.Find(channel) ?? throw new ActionFailedException(Unknown(context.Channels));
        return target.SendAsync(
            new Notification
            {
                Subject = subject ?? context.Automation,
                Body = body(context),
                Automation = context.Automation,
                Firing = context.Firing,
                Fired = context.Fired,
                Event = context.Event,
                IdempotencyKey = context.IdempotencyKey,
            },
            cancellationToken);
    }

    public IEnumerable<string> Validate(ActionValidation host)
    {
        if (!host.IsEnabled) yield break;
        if (host.Channels.Find(channel) is null) yield return Unknown(host.Channels);
        if (literal is not null && TemplateText.Is(literal))
            yield return $"its text '{literal}' looks like a template, and templates are not supported yet. Give a delegate instead, for example context => $\"{{context.Run?.Name}} has ended\".";
        if (subject is not null && TemplateText.Is(subject)) yield return TemplateText.Refusal("subject");
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments)
    {
        if (literal is null) return "its text is made by a delegate, which has no name. Notify with a fixed text, or give the delegate a name with Then.Do(name, …).";
        json.WriteString("channel", channel);
        json.WriteString("body", literal);
        if (subject is not null) json.WriteString("subject", subject);
        return null;
    }

    string Unknown(NotificationChannels channels)
    {
        var names = string.Join(", ", channels.Names);
        var known = names.Length == 0 ? "No channel is registered." : $"Registered are: {names}.";
        return $"its channel '{channel}' is unknown. {known} Register it, or name one that is.";
    }
}
