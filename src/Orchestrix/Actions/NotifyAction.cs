using System.Text.Json;
using Orchestrix.Actions.Variables;
using Orchestrix.Channels;

namespace Orchestrix.Actions;

/// <summary>Sends a notification over a channel.</summary>
sealed class NotifyAction : IWritableAction
{
    readonly string channel;
    readonly Func<ActionContext, string>? made;
    readonly TemplatedText? body;
    readonly TemplatedText? subject;

    /// <param name="channel">The channel's name.</param>
    /// <param name="text">The text; it may be a template.</param>
    /// <param name="subject">The subject, which may be one too; null for the automation's name.</param>
    public NotifyAction(string channel, string text, string? subject = null)
    {
        this.channel = channel;
        body = new TemplatedText("body", text);
        if (subject is not null) this.subject = new TemplatedText("subject", subject);
    }

    public NotifyAction(string channel, Func<ActionContext, string> text)
    {
        this.channel = channel;
        made = text;
    }

    public string Type => "notify";

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var target = context.Channels.Find(channel) ?? throw new ActionFailedException(Unknown(context.Channels));
        var (title, text) = body is null ? (null, made!(context)) : await RenderAsync(context, body, cancellationToken).ConfigureAwait(false); // not null: one of them is given
        await target.SendAsync(
            new Notification
            {
                Subject = title ?? context.Automation,
                Body = text,
                Automation = context.Automation,
                Firing = context.Firing,
                Fired = context.Fired,
                Event = context.Event,
                IdempotencyKey = context.IdempotencyKey,
            },
            cancellationToken).ConfigureAwait(false);
    }

    public IEnumerable<string> Validate(ActionValidation host)
    {
        foreach (var mistake in Texts.SelectMany(t => t.Mistakes)) yield return mistake;
        if (host.IsEnabled && host.Channels.Find(channel) is null) yield return Unknown(host.Channels);
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => Write(json, body?.Source, subject?.Source);

    public string? RenderFields(Utf8JsonWriter json, ActionSubject about)
    {
        var variables = ActionVariables.Of(about);
        return Write(json, body?.Render(variables), SubjectOf(variables) ?? about.Automation);
    }

    IEnumerable<TemplatedText> Texts => new[] { body, subject }.OfType<TemplatedText>();

    async ValueTask<(string? Subject, string Body)> RenderAsync(ActionContext context, TemplatedText text, CancellationToken cancellationToken)
    {
        if (!Texts.Any(t => t.IsTemplate)) return (subject?.Source, text.Source);
        HashSet<string> names = [.. Texts.SelectMany(t => t.Names)];
        var variables = ActionVariables.Of(await SubjectFinder.FindAsync(context, names, cancellationToken).ConfigureAwait(false));
        return (SubjectOf(variables), text.Render(variables));
    }

    // A subject is one line, whatever a template gives: in a mail, a second one would be a header.
    string? SubjectOf(Templates.TemplateValue variables) =>
        subject is not { IsTemplate: true } ? subject?.Source : subject.Render(variables).ReplaceLineEndings(" ").Trim();

    string? Write(Utf8JsonWriter json, string? text, string? title)
    {
        if (text is null) return "its text is made by a delegate, which has no name. Notify with a fixed text, or give the delegate a name with Then.Do(name, …).";
        json.WriteString("channel", channel);
        json.WriteString("body", text);
        if (title is not null) json.WriteString("subject", title);
        return null;
    }

    string Unknown(NotificationChannels channels)
    {
        var names = string.Join(", ", channels.Names);
        var known = names.Length == 0 ? "No channel is registered." : $"Registered are: {names}.";
        return $"its channel '{channel}' is unknown. {known} Register it, or name one that is.";
    }
}
