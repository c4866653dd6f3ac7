using CsCheck;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>A random flow, and when somebody stops it.</summary>
/// <param name="Root">The outermost flow.</param>
/// <param name="CancelAt">When it is cancelled, in milliseconds; null for never.</param>
/// <param name="ByCaller">Whether its caller's token cancels it, instead of an operator.</param>
internal sealed record Plan(PlanNode.Sub Root, int? CancelAt, bool ByCaller)
{
    static readonly Gen<(int, bool)> Body = Gen.Select(Gen.Frequency((1, Gen.Const(0)), (6, Gen.Int[1, 3_999])), Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true))));

    static readonly Gen<PlanNode> Leaf = Gen.Select(Gen.Enum<LeafKind>(), Body.Array[1, 4], (kind, bodies) => (PlanNode)new PlanNode.Leaf(kind, OfKind(kind, bodies)));

    // Who asks first for a slot among bodies that begin together is not said.
    static readonly Gen<PlanNode> Mapped = Gen.Select(
        Gen.Int[0, 4].Select(i => new[] { LeafKind.Plain, LeafKind.Again, LeafKind.Patient, LeafKind.Hurried, LeafKind.HurriedAgain }[i]), Body.Array[1, 3], (kind, bodies) => new PlanNode.Leaf(kind, bodies))
        .Array[0, 6].Select(parts => (PlanNode)new PlanNode.Mapped(parts));

    static readonly Gen<PlanNode> Pause = Gen.Int[1, 3_999].Select(after => (PlanNode)new PlanNode.Pause(after));

    // Who holds a slot for no time gives it back at a moment at which others ask for it: who of them comes first is not said.
    static (int, bool)[] OfKind(LeafKind kind, (int Takes, bool Fails)[] bodies) =>
        PlanOptions.Of(kind).IsLimited ? [.. bodies.Select(b => (Math.Max(b.Takes, 1), b.Fails))] : bodies;

    /// <summary>Random plans; smaller ones while a failure is made smaller.</summary>
    public static Gen<Plan> Any { get; } = Gen.Select(
        Gen.Enum<SubKind>(), Tree(3), Gen.Frequency((2, Gen.Const((int?)null)), (1, Gen.Int[1, 12_000].Select(at => (int?)at))), Gen.Bool,
        (kind, root, cancel, byCaller) => new Plan(new PlanNode.Sub(kind, root), cancel, byCaller).Numbered());

    /// <summary>Gives each call a number of its own.</summary>
    public Plan Numbered()
    {
        var next = 0;
        Number(Root);
        return this;

        void Number(PlanNode node)
        {
            switch (node)
            {
                case PlanNode.Leaf leaf: leaf.Id = ++next; break;
                case PlanNode.InOrder all: Array.ForEach(all.Parts, Number); break;
                case PlanNode.Together all: Array.ForEach(all.Parts, Number); break;
                case PlanNode.Mapped mapped: Array.ForEach(mapped.Parts, Number); break;
                case PlanNode.Pause pause: pause.Id = ++next; break;
                case PlanNode.Caught caught: Number(caught.Part); break;
                case PlanNode.Sub sub: sub.Id = ++next; Number(sub.Part); break;
            }
        }
    }

    /// <summary>The flow that a pause belongs to.</summary>
    public int FlowOf(int pause)
    {
        return Find(Root, Root.Id) ?? throw new ArgumentOutOfRangeException(nameof(pause), pause, "There is no such pause.");

        int? Find(PlanNode node, int flow) => node switch
        {
            PlanNode.Pause p => p.Id == pause ? flow : null,
            PlanNode.InOrder all => all.Parts.Select(p => Find(p, flow)).FirstOrDefault(f => f is not null),
            PlanNode.Together all => all.Parts.Select(p => Find(p, flow)).FirstOrDefault(f => f is not null),
            PlanNode.Caught caught => Find(caught.Part, flow),
            PlanNode.Sub sub => Find(sub.Part, sub.Id),
            _ => null,
        };
    }

    public override string ToString() => $"{Root}{(CancelAt is { } at ? $" cancelled at {at} by {(ByCaller ? "its caller" : "an operator")}" : "")}";

    static Gen<PlanNode> Tree(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, Mapped),
        (1, Pause),
        (3, Tree(depth - 1).Array[1, 3].Select(parts => (PlanNode)new PlanNode.InOrder(parts))),
        (3, Tree(depth - 1).Array[1, 4].Select(parts => (PlanNode)new PlanNode.Together(parts))),
        (1, Tree(depth - 1).Select(part => (PlanNode)new PlanNode.Caught(part))),
        (2, Gen.Select(Gen.Enum<SubKind>(), Tree(depth - 1), (kind, part) => (PlanNode)new PlanNode.Sub(kind, part))));
}
