namespace Orchestrix.Tests.Runs.Model;

/// <summary>A part of a flow's body: calls of tasks and of flows, one after the other or beside each other.</summary>
internal abstract record PlanNode
{
    /// <summary>A task with what its body does each time it executes: how long it takes in milliseconds, and whether it then throws. The last entry repeats.</summary>
    public sealed record Leaf(LeafKind Kind, (int Takes, bool Fails)[] Bodies) : PlanNode
    {
        public int Id { get; set; }

        public override string ToString() => $"{Kind}{Id}({string.Join(", ", Bodies.Select(b => b.Fails ? $"{b.Takes} fails" : $"{b.Takes}"))})";
    }

    /// <summary>One part after the other.</summary>
    public sealed record InOrder(PlanNode[] Parts) : PlanNode
    {
        public override string ToString() => $"({string.Join("; ", (object[])Parts)})";
    }

    /// <summary>All parts at once; goes on when each has ended.</summary>
    public sealed record Together(PlanNode[] Parts) : PlanNode
    {
        public override string ToString() => $"[{string.Join(" | ", (object[])Parts)}]";
    }

    /// <summary>Goes on whatever fails in it, unless it is cancelled.</summary>
    public sealed record Caught(PlanNode Part) : PlanNode
    {
        public override string ToString() => $"try {Part}";
    }

    /// <summary>Tasks that are submitted together, and execute when the runner has places.</summary>
    public sealed record Mapped(Leaf[] Parts) : PlanNode
    {
        public override string ToString() => $"map <{string.Join(" | ", (object[])Parts)}>";
    }

    /// <summary>A pause, and after how many milliseconds somebody ends it.</summary>
    public sealed record Pause(int AnswerAfter) : PlanNode
    {
        public int Id { get; set; }

        public override string ToString() => $"pause{Id}({AnswerAfter})";
    }

    /// <summary>A flow of its own.</summary>
    public sealed record Sub(SubKind Kind, PlanNode Part) : PlanNode
    {
        public int Id { get; set; }

        public override string ToString() => $"{Kind}{Id} {Part}";
    }
}
