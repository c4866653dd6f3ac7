namespace Orchestrix.Triggers;

/// <summary>Takes what evaluation decides, in order.</summary>
interface IFiringSink
{
    /// <summary>An outermost node fires.</summary>
    void Fire(in Raised raised);

    /// <summary>An outermost node fires at an event, without a key: what most firings are, and so without the detour of a <see cref="Raised"/>.</summary>
    void FireAtOnce(TriggerNode node, in SeenEvent @event, long nowTicks);

    /// <summary>An outermost node would have fired, but has done so too often within a minute because of one resource. Told for the first time of the minute.</summary>
    void Limit(in Raised raised, int count);
}
