namespace Orchestrix.Storage;

/// <summary>The slots of one limit and key, and who holds some: a list through the holders, so that taking and giving back look for nothing. Guarded by the store.</summary>
sealed class SlotSet
{
    HeldSlots? first, last;

    /// <summary>How many slots are held and come back by being given back.</summary>
    public int Occupied { get; set; }

    /// <summary>When all slots of a rate are back, in UTC ticks.</summary>
    public long FullAt { get; set; }

    /// <summary>How many hold slots.</summary>
    public int Count { get; private set; }

    /// <summary>Who holds slots, whoever came first being first.</summary>
    public IEnumerable<HeldSlots> Holders()
    {
        for (var at = first; at is not null; at = at.Next) yield return at;
    }

    public void Add(HeldSlots held)
    {
        Count++;
        held.Previous = last;
        if (last is null) first = held;
        else last.Next = held;
        last = held;
    }

    public void Remove(HeldSlots held)
    {
        Count--;
        if (held.Previous is null) first = held.Next;
        else held.Previous.Next = held.Next;
        if (held.Next is null) last = held.Previous;
        else held.Next.Previous = held.Previous;
    }
}
