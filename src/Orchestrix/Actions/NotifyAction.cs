using Orchestrix.Channels;

namespace Orchestrix.Actions;

/// <summary>Sends a notification over a channel.</summary>
sealed class NotifyAction : IAutomationAction
{
    readonly string channel;
    readonly Func<ActionContext, string> body;
    readonly string? literal;

    public NotifyAction(string channel, string text)
    {
        this.channel = channel;
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
                Subject = context.Automation,
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
        if (host.Channels.Find(channel) is null) yield return Unknown(host.Channels);
        if (literal is null) yield break;
        if (literal.Contains("{{", StringComparison.Ordinal) || literal.Contains("{%", StringComparison.Ordinal))
            yield return $"its text '{literal}' looks like a template, and templates are not supported yet. Give a delegate instead, for example context => $\"{{context.Run?.Name}} has ended\".";
    }

    string Unknown(NotificationChannels channels)
    {
        var names = string.Join(", ", channels.Names);
        var known = names.Length == 0 ? "No channel is registered." : $"Registered are: {names}.";
        return $"its channel '{channel}' is unknown. {known} Register it, or name one that is.";
    }
}
