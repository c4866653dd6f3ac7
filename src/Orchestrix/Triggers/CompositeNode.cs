using Orchestrix.Events;
using Orchestrix.Triggers.Composites;

namespace Orchestrix.Triggers;

/// <summary>
/// A composite as it is evaluated. It puts firings together in the order in which they arrive, by the engine's time: the log makes that repeatable.
/// </summary>
sealed class CompositeNode : TriggerNode
{
    readonly bool isSequence;
    readonly long? withinTicks;
    readonly int needed;
    readonly KeyProjection[]? projections; // by the part's place; null where keys do not matter
    long lastPosition = -1;
    int lastPart;

    public CompositeNode(CompositeTrigger trigger) : base(trigger)
    {
        isSequence = trigger is SequenceTrigger;
        withinTicks = trigger.Within?.Ticks;
        needed = trigger is CompoundTrigger compound ? compound.Needed : trigger.Triggers.Count;
        if (trigger.Correlate) projections = [.. trigger.Triggers.Select(t => new KeyProjection(t.KeyLabels, trigger.KeyLabels))];
        Gathered = new GatheredFirings(trigger.Triggers.Count, withinTicks);
    }

    /// <summary>How many parts have to fire.</summary>
    public int Needed => needed;

    public IReadOnlyList<TriggerNode> Parts { get; private set; } = [];

    /// <summary>What has been gathered so far, by key.</summary>
    public GatheredFirings Gathered { get; }

    public void SetParts(TriggerNode[] parts)
    {
        Parts = parts;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i].Parent = this;
            parts[i].Place = i;
        }
    }

    /// <summary>A part fired.</summary>
    public void Take(in Raised part, FiringRoute route)
    {
        if (part.State != TriggerState.Triggered) return;
        var key = projections is null ? default : projections[part.Node.Place].Project(part.Key);
        if (needed > 1)
        {
            Gather(part, key, route);
            return;
        }

        // One event makes a composite that needs one firing fire once, however many parts it concerns.
        if (part.IsByEvent && part.Event.Position == lastPosition && part.Event.Part == lastPart) return;
        if (part.IsByEvent) (lastPosition, lastPart) = (part.Event.Position, part.Event.Part);
        Raise(part, key, [new PartFiring(part, ++route.Arrivals)], route);
    }

    void Gather(in Raised part, LabelValue key, FiringRoute route)
    {
        var gathered = Gathered.Of(key, part.Ticks);
        gathered.Store(new PartFiring(part, ++route.Arrivals));
        if (gathered.Count < needed || (isSequence && !gathered.IsInOrder))
        {
            route.TellGathered(this, part, key, gathered, withinTicks is { } within ? gathered.OldestTicks + within : 0);
            return;
        }

        Gathered.Forget(gathered);
        Raise(part, key, gathered.Firings, route);
    }

    void Raise(in Raised part, LabelValue key, PartFiring[] parts, FiringRoute route) =>
        route.Raise(new Raised(this, key, part.Event, part.Ticks) { Parts = parts, Count = parts.Length, IsByEvent = part.IsByEvent });
}
