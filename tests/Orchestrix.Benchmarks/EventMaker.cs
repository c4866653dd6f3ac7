using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>Makes entries as the product makes them, about resources with seeded ids.</summary>
sealed class EventMaker
{
    static readonly FlowDefinition Flow = AnyFlow();
    static readonly RunEngine Engine = new(new PassingLog(null), StillTime.Instance, new RunOptions(), NullLoggerFactory.Instance);

    readonly Guid[] ids;
    readonly bool ofRuns;

    public EventMaker(int count, bool ofRuns)
    {
        Random random = new(count);
        ids = new Guid[count];
        var bytes = new byte[16];
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(bytes);
            ids[i] = new Guid(bytes);
        }

        this.ofRuns = ofRuns;
    }

    public int Count => ids.Length;

    /// <summary>The text of an id, each time a string of its own.</summary>
    public string TextOf(int key) => ofRuns ? $"{ResourceKinds.FlowRun.Text}.{ids[key]}" : $"flow-run.{ids[key]}";

    public BareEvent BareOf(string name, int key) => new(name, $"flow-run.{ids[key]}");

    public Resource ResourceOf(int key) => new(TextOf(key));

    public FlowRun RunOf(int key, RunState state, long ticks)
    {
        FlowRun run = new(Engine, Flow, null, ids[key], ticks, RunState.Running);
        if (state.IsTerminal) run.TryEndRunning(state, ticks);
        return run;
    }

    public static CustomEvent Custom(Symbol name, Resource resource, long ticks) =>
        new(name, TimeOrderedId.New(ticks), ticks, null, resource, [], EventEntry.EmptyPayload);

    static FlowDefinition AnyFlow()
    {
        using BenchmarkHost host = new();
        return host.Host.Flows.Flows[0];
    }
}
