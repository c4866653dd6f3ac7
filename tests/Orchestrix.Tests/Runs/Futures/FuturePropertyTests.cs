using CsCheck;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Futures;

/// <summary>Random graphs of futures on a runner of random size, beside what a plain loop computes.</summary>
public sealed class FuturePropertyTests
{
    /// <summary>One call: what it depends on (earlier nodes), how it behaves, and whether it submits and awaits a call of its own.</summary>
    internal sealed record Node(int First, int Second, bool Fails, bool AllowsFailure, bool IsAsync, int Nested);

    sealed record Plan(int Places, Node[] Nodes);

    static readonly Gen<Node> Nodes = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 9], Gen.Bool, Gen.Bool, Gen.Int[0, 3], (a, b, fails, allows, isAsync, nested) => new Node(a, b, fails == 0, allows, isAsync, nested));

    static readonly Gen<Plan> Plans = Gen.Select(Gen.Int[1, 4], Nodes.Array[1, 14], (places, nodes) => new Plan(places, nodes));

    internal sealed class Meter
    {
        int now;

        public int Most { get; private set; }

        public void Enter()
        {
            lock (this) Most = Math.Max(Most, ++now);
        }

        public void Leave()
        {
            lock (this) now--;
        }
    }

    static class Graph
    {
        [Task]
        public static int Node(Meter meter, Node node, int input)
        {
            meter.Enter();
            Thread.SpinWait(50);
            meter.Leave();
            for (var i = 0; i < node.Nested; i++) input += Run.Submit(() => Leaf(meter, i)).Wait();
            return node.Fails ? throw new InvalidOperationException("planned") : input + 1;
        }

        [Task]
        public static async Task<int> NodeAsync(Meter meter, Node node, int input)
        {
            meter.Enter();
            await Task.Yield();
            meter.Leave();
            for (var i = 0; i < node.Nested; i++) input += await Run.Submit(() => LeafAsync(meter, i));
            meter.Enter();
            await Task.Yield();
            meter.Leave();
            return node.Fails ? throw new InvalidOperationException("planned") : input + 1;
        }

        [Task]
        public static int Leaf(Meter meter, int i)
        {
            meter.Enter();
            meter.Leave();
            return i;
        }

        [Task]
        public static async Task<int> LeafAsync(Meter meter, int i)
        {
            meter.Enter();
            await Task.Yield();
            meter.Leave();
            return i;
        }

        [Flow]
        public static async Task<string[]> Evaluate(Meter meter, Node[] nodes)
        {
            List<RunFuture<int>> futures = [];
            foreach (var node in nodes) futures.Add(Submit(meter, node, futures));
            await Run.WaitAllAsync(futures);
            List<string> ends = [];
            foreach (var future in futures)
            {
                var outcome = await future.AllowFailure();
                ends.Add(outcome.IsCompleted ? $"{outcome.Value}" : outcome.State.Name);
            }

            return [.. ends];
        }

        static RunFuture<int> Submit(Meter meter, Node node, List<RunFuture<int>> earlier)
        {
            if (earlier.Count == 0) return node.IsAsync ? Run.Submit(() => NodeAsync(meter, node, 0)) : Run.Submit(() => Node(meter, node, 0));
            var (a, b) = (earlier[node.First % earlier.Count], earlier[node.Second % earlier.Count]);
            if (node.AllowsFailure)
                return node.IsAsync
                    ? Run.Submit(a.AllowFailure(), b.AllowFailure(), (x, y) => NodeAsync(meter, node, x.Value + y.Value))
                    : Run.Submit(a.AllowFailure(), b.AllowFailure(), (x, y) => Node(meter, node, x.Value + y.Value));
            return node.IsAsync
                ? Run.Submit(a, x => NodeAsync(meter, node, x), after: [b])
                : Run.Submit(a, b, (x, y) => Node(meter, node, x + y));
        }
    }

    static string[] Naive(Node[] nodes)
    {
        List<(int Value, string? Failure)> ends = [];
        foreach (var node in nodes)
        {
            var (a, b) = ends.Count == 0 ? ((0, null), (0, null)) : (ends[node.First % ends.Count], ends[node.Second % ends.Count]);
            var input = node.IsAsync && !node.AllowsFailure ? a.Item1 : a.Item1 + b.Item1;
            var nested = node.Nested * (node.Nested - 1) / 2;
            if (!node.AllowsFailure && (a.Item2 ?? b.Item2) is not null) ends.Add((0, "NotReady"));
            else if (node.Fails) ends.Add((0, "Failed"));
            else ends.Add((input + nested + 1, null));
        }

        return [.. ends.Select(e => e.Failure ?? $"{e.Value}")];
    }

    [Test]
    [CancelAfter(120_000)]
    public void Evaluate_AnyGraphOnAnyRunner_EndsAsANaiveLoopWithinTheBound() =>
        Plans.Sample(plan =>
        {
            var fixture = RunFixture.Start(o => o.ConfigureFlow(() => Graph.Evaluate(null!, null!), f => f.MaxConcurrentTasks = plan.Places));
            using (fixture.Host.EnterScope())
            {
                Meter meter = new();
                var ends = Graph.Evaluate(meter, plan.Nodes).GetAwaiter().GetResult();
                Assert.That(ends, Is.EqualTo(Naive(plan.Nodes)));
                Assert.That(meter.Most, Is.LessThanOrEqualTo(plan.Places));
                Assert.That(fixture.Events().OfType<RunStateChanged>().Select(e => e.Run.State.IsTerminal), Is.All.True);
            }

            fixture.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }, iter: 200, threads: 1, print: p => $"{p.Places}: {string.Join("; ", p.Nodes.AsEnumerable())}");
}
