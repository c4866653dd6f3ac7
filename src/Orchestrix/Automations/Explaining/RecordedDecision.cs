using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>What is kept of a decision: of the event only what identifies it, never its entry, which may hold on to a whole run.</summary>
readonly struct RecordedDecision
{
    public RecordedDecision(in Decision decision)
    {
        Node = decision.Node;
        Automation = (decision.Node?.Owner as AutomationRule)?.Automation.Name;
        Verdict = decision.Verdict;
        Ticks = decision.Ticks;
        Key = decision.Key;
        Count = decision.Count;
        UntilTicks = decision.UntilTicks;
        Value = decision.Value;
        Parts = decision.Parts;
        Reason = decision.Reason;
        Firing = decision.Firing;
        State = decision.State;
        IsByEvent = decision.IsByEvent;
        if (decision.Event.IsNone) return;
        Event = new EventMark(decision.Event.Reference, decision.Event.Position);
    }

    public TriggerNode? Node { get; }

    /// <summary>The automation's name; null for what concerns every automation.</summary>
    public string? Automation { get; }

    public Verdict Verdict { get; }

    public EventMark? Event { get; }

    public long Ticks { get; }

    public LabelValue Key { get; }

    public int Count { get; }

    public long UntilTicks { get; }

    public double? Value { get; }

    public ulong Parts { get; }

    public string? Reason { get; }

    public Guid? Firing { get; }

    public TriggerState State { get; }

    public bool IsByEvent { get; }

    /// <summary>How far from the outermost node; what only keeps others from firing comes last.</summary>
    public int Depth
    {
        get
        {
            if (Node is GuardRule) return int.MaxValue;
            var depth = 0;
            for (var node = Node?.Parent; node is not null; node = node.Parent) depth++;
            return depth;
        }
    }
}
