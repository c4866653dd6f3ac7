using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Runs.Inputs;

/// <summary>Somebody sends a message to a run: the event <c>orchestrix.flow-run.message</c>.</summary>
sealed class MessageInput(FlowRun run, string name, JsonElement message, Guid? from, long ticks) : RunInput(Sent, run, ticks)
{
    static readonly Symbol Sent = Symbol.Of($"{ResourceKinds.FlowRun.Text}.message");

    public string Name => name;

    public JsonElement Message => message;

    /// <summary>The flow run that sent it; null for the world outside.</summary>
    public Guid? From => from;

    protected override bool TryDeliver(FlowRun run, RunPauses pauses)
    {
        pauses.Mailbox.Add(this);
        return true;
    }

    protected internal override JsonElement PayloadOf(int part) => Payload(json =>
    {
        json.WriteString("name", name);
        if (from is { } sender) json.WriteString("from", sender);
        json.WritePropertyName("message");
        message.WriteTo(json);
    });
}
