using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>One execution of a plan by the engine: what its bodies did, and which runs there were.</summary>
internal sealed class PlanExecution(Plan plan, TimeProvider time)
{
    readonly Dictionary<int, PlanNode> calls = CallsOf(plan.Root);
    readonly Dictionary<int, int> bodies = [];
    readonly Dictionary<int, List<Run>> runs = [];

    public TimeProvider Time => time;

    public PlanNode.Sub FlowOf(int id) => (PlanNode.Sub)calls[id];

    /// <summary>A body begins: its run is the current one.</summary>
    public void Began(int id)
    {
        var run = RunContext.Current.Run!;
        lock (runs)
        {
            if (!runs.TryGetValue(id, out var known)) runs.Add(id, known = []);
            if (!known.Contains(run)) known.Add(run);
        }
    }

    /// <summary>The newest run of a call.</summary>
    public Guid RunIdOf(int id)
    {
        lock (runs) return runs[id][^1].Id;
    }

    public (int Takes, bool Fails) NextBodyOf(int id)
    {
        lock (bodies)
        {
            var nth = bodies[id] = bodies.GetValueOrDefault(id) + 1;
            var all = ((PlanNode.Leaf)calls[id]).Bodies;
            return all[Math.Min(nth, all.Length) - 1];
        }
    }

    /// <summary>A body that takes no time.</summary>
    public int Body(int id)
    {
        Began(id);
        return NextBodyOf(id).Fails ? throw new PlannedException() : id;
    }

    /// <summary>How the runs ended whose bodies began, one line a run: its number, its state, when it ended, how many attempts it had.</summary>
    public IReadOnlyList<string> Endings(DateTimeOffset start)
    {
        lock (runs) return [.. runs.OrderBy(r => r.Key).SelectMany(r => r.Value.Select(run => Line(r.Key, run.State.Name, run.Ended is { } at ? (long)(at - start).TotalMilliseconds : -1, run.RunCount)))];
    }

    public static string Line(int id, string state, long at, int attempts) => $"{id}: {state} at {at}, attempt {attempts}";

    static Dictionary<int, PlanNode> CallsOf(PlanNode root)
    {
        Dictionary<int, PlanNode> all = [];
        Add(root);
        return all;

        void Add(PlanNode node)
        {
            switch (node)
            {
                case PlanNode.Leaf leaf: all.Add(leaf.Id, leaf); break;
                case PlanNode.InOrder parts: Array.ForEach(parts.Parts, Add); break;
                case PlanNode.Together parts: Array.ForEach(parts.Parts, Add); break;
                case PlanNode.Mapped parts: Array.ForEach(parts.Parts, Add); break;
                case PlanNode.Caught caught: Add(caught.Part); break;
                case PlanNode.Sub sub: all.Add(sub.Id, sub); Add(sub.Part); break;
            }
        }
    }
}
