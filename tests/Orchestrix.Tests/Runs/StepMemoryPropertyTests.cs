using System.Runtime.CompilerServices;
using CsCheck;

namespace Orchestrix.Tests.Runs;

/// <summary>G3: a finished step is never computed again within its run, and never answers for other arguments.</summary>
public sealed partial class StepMemoryPropertyTests
{
    /// <summary>A tree of calls: a leaf computes from its value, a node fans out or goes one by one. Crashes are drawn from a seed, anew at each call.</summary>
    internal sealed record Node(int Value, bool FansOut, bool IsNested, Node[] Children);

    sealed class World(int seed, int crashes)
    {
        readonly Random random = new(seed);
        int left = crashes;

        public readonly Dictionary<string, int> Finished = [];

        public bool Crashes()
        {
            lock (random) return left > 0 && random.Next(4) == 0 && left-- > 0;
        }

        /// <summary>How long a step takes: some number of turns of the thread pool, so that steps overlap in many orders.</summary>
        public int Turns()
        {
            lock (random) return random.Next(4);
        }

        public void Count(string step)
        {
            lock (Finished) Finished[step] = Finished.GetValueOrDefault(step) + 1;
        }
    }

    static readonly AsyncLocal<World> Worlds = new();

    static long Oracle(Node node) => node.Children.Aggregate(Leaf(node.Value), (sum, child) => unchecked((sum * 31) + Oracle(child)));

    static long Leaf(int value) => unchecked((value * 2654435761L) ^ value);

    [Flow(Retries = 1000)]
    static async Task<long> WalkTree(Node root) => await Walk(root);

    static async Task<long> Walk(Node node)
    {
        var sum = await Compute(node.Value);
        var parts = new long[node.Children.Length];
        if (node.FansOut) await Task.WhenAll(node.Children.Select(async (child, i) => parts[i] = await Descend(child)));
        else
            for (var i = 0; i < parts.Length; i++) parts[i] = await Descend(node.Children[i]);
        foreach (var part in parts) sum = unchecked((sum * 31) + part);
        return sum;
    }

    static Task<long> Descend(Node child) => child.IsNested ? Nested(child) : Walk(child);

    // The key only keeps the test fast: the tree below is the argument.
    [Task]
    static async Task<long> Nested(Node node) => await Walk(node);

    [Task]
    static async Task<long> Compute(int value)
    {
        var world = Worlds.Value!;
        for (var turns = world.Turns(); turns > 0; turns--) await Task.Yield();
        if (world.Crashes()) throw new IOException("crash before the step was done");
        world.Count($"{Unsafe.BitCast<Guid, UInt128>(RunContext.Current.FlowRun!.Id)}:{value}");
        return Leaf(value);
    }

    static readonly Gen<Node> Trees = Gen.Recursive<Node>((depth, child) =>
        depth >= 3
            ? Gen.Int[0, 1_000_000].Select(v => new Node(v, false, false, []))
            : Gen.Select(Gen.Int[0, 1_000_000], Gen.Bool, Gen.Bool, child.Array[0, 4], (v, f, n, c) => new Node(v, f, n, c)));

    [Test]
    public async Task Retry_RandomFanOutsAndCrashes_NeverGivesAWrongAnswer()
    {
        await using var fixture = RunFixture.Start();
        await Gen.Select(Trees, Gen.Int, Gen.Int[0, 12]).SampleAsync(
            async (tree, seed, crashes) =>
            {
                using var scope = fixture.Host.EnterScope();
                Worlds.Value = new World(seed, crashes);
                return await WalkTree(tree) == Oracle(tree);
            },
            iter: 2_000);
    }

    [Test]
    public async Task Retry_DistinctArguments_ComputesEachStepOnce()
    {
        await using var fixture = RunFixture.Start();
        await Gen.Select(Gen.Int[1, 12], Gen.Int, Gen.Int[0, 12]).SampleAsync(
            async (width, seed, crashes) =>
            {
                using var scope = fixture.Host.EnterScope();
                var world = Worlds.Value = new World(seed, crashes);
                var tree = new Node(0, true, false, [.. Enumerable.Range(1, width).Select(v => new Node(v, false, false, []))]);
                await WalkTree(tree);
                return world.Finished.Count == width + 1 && world.Finished.Values.All(n => n == 1);
            },
            iter: 500);
    }
}
