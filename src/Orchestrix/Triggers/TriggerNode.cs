using Orchestrix.Events;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers;

/// <summary>A trigger as it is evaluated: a rule that looks at events, or a composite over such. Used by one thread at a time.</summary>
abstract class TriggerNode(Trigger trigger)
{
    public Trigger Trigger => trigger;

    /// <summary>The composite that this node is a part of; null for the outermost.</summary>
    public CompositeNode? Parent { get; set; }

    /// <summary>The place among the parent's parts.</summary>
    public int Place { get; set; }

    /// <summary>What keeps this node from firing; null when nothing does.</summary>
    public GuardRule? Guard { get; set; }

    /// <summary>For the outermost node: how often it fired in the present minute, by resource; null where nobody counts that.</summary>
    public WindowSet? Rates { get; set; }

    /// <summary>What the automation engine keeps with the trigger; null while it is in nobody's use.</summary>
    public object? Owner { get; set; }

    /// <summary>
    /// Whether the node fires for each event for which the index finds it, without a key. Stands here, beside all that such a firing needs: with many rules, each
    /// further line of memory that is looked at costs as much as the rest.
    /// </summary>
    public bool FiresWhenFound { get; private protected set; }

    /// <summary>A key that may be kept; the one that was read from an event lasts only until the next is read.</summary>
    public virtual LabelValue Keep(LabelValue key) => key;
}
