using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Runs.Inputs;

/// <summary>Something that is given to a flow run through the log. What becomes of it is known when the log's reader has come to it.</summary>
abstract class RunInput(Symbol name, FlowRun run, long ticks) : ToldChange(name, TimeOrderedId.New(ticks), ticks, ResourceOf(run))
{
    readonly TaskCompletionSource<ControlResult> delivery = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid RunId { get; } = run.Id;

    /// <summary>Ends when the run has got it, or when it is known that it cannot.</summary>
    public Task<ControlResult> Delivery => delivery.Task;

    /// <summary>Gives the run what was sent. Called once, in the log's order.</summary>
    public void Deliver(FlowRun? run) => delivery.TrySetResult(
        run?.Details?.Pauses is { } pauses && !run.State.IsTerminal && TryDeliver(run, pauses) ? new ControlResult(true, run.State, null)
        : new ControlResult(false, run?.State, "The run ended, or waited no longer, when it came."));

    protected abstract bool TryDeliver(FlowRun run, RunPauses pauses);

    static Resource ResourceOf(FlowRun run) => new($"{ResourceKinds.FlowRun.Text}.{run.Id:D}", [new(LabelNames.ResourceName.Text, run.Name)]);
}

/// <summary>Somebody resumes a run: the event <c>orchestrix.flow-run.resumed</c>.</summary>
sealed class PauseInput(FlowRun run, OpenPause pause, JsonElement? input, long ticks) : RunInput(Resumed, run, ticks)
{
    static readonly Symbol Resumed = Symbol.Of($"{ResourceKinds.FlowRun.Text}.resumed");

    public string Key { get; } = pause.Key;

    protected override bool TryDeliver(FlowRun run, RunPauses pauses)
    {
        if (pauses.Find(Key, out _) is not { } open || !pauses.TryPass(open, input)) return false;
        run.Engine.Inputs.Forget(open);
        return true;
    }

    protected internal override JsonElement PayloadOf(int part) => Payload(json =>
    {
        json.WriteString("key", Key);
        if (pause.Request.IsSensitive || input is not { } given) return;
        json.WritePropertyName("input");
        given.WriteTo(json);
    });
}

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
