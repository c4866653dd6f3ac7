using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Runs.Inputs;

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
        if (pause.Request.Extras.IsSensitive || input is not { } given) return;
        json.WritePropertyName("input");
        given.WriteTo(json);
    });
}
