using System.Runtime.InteropServices;
using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>
/// The open windows of all triggers, found by set and key: one slab of structs in chunks that are never copied. The hash table grows by one chain per insert
/// (linear hashing), so that no insert pays for moving all of them. What only windows with a deadline need lies beside it, in chunks of its own. Used by one
/// thread at a time.
/// </summary>
sealed class WindowTable
{
    const int ChunkBits = 10, ChunkSize = 1 << ChunkBits, ChunkMask = ChunkSize - 1;
    const int None = -1;

    readonly List<Window[]> slots = [];
    readonly List<int[]> heads = [];
    readonly List<DeadlineLink[]?> links = [];
    readonly List<LastEvents?> lastEvents = [];
    int roundSize = ChunkSize; // chains when the present round of splitting began
    int chains = ChunkSize;
    int used;
    int free = None;

    public WindowTable() => heads.Add(NewHeads());

    /// <summary>How many windows are open.</summary>
    public int Count { get; private set; }

    /// <summary>How many slots there are, free ones included.</summary>
    public int Capacity => used;

    public ref Window this[int slot] => ref slots[slot >> ChunkBits][slot & ChunkMask];

    /// <summary>The slot of a window, or -1.</summary>
    public int Find(WindowSet set, LabelValue key)
    {
        var slot = Head(ChainOf(set.Number, key));
        while (slot >= 0)
        {
            ref var window = ref this[slot];
            if (window.Set == set.Number && window.Key.Equals(key)) return slot;
            slot = window.Next;
        }

        return None;
    }

    /// <summary>Opens a window; there must be none with this key. The key must be safe to keep.</summary>
    public int Add(WindowSet set, LabelValue key, long endTicks, int count, bool isFirst)
    {
        var slot = TakeSlot();
        ref var head = ref Head(ChainOf(set.Number, key));
        ref var window = ref this[slot];
        window.Key = key;
        window.EndTicks = endTicks;
        window.Count = count;
        window.Own(set.Number, isFirst);
        window.Next = head;
        head = slot;
        set.Count++;
        if (++Count > chains + (chains >> 2)) Split(); // a little fuller than one a chain, for the sake of memory
        return slot;
    }

    /// <summary>Takes a window away; its deadline must be gone.</summary>
    public void Remove(WindowSet set, int slot)
    {
        ref var window = ref this[slot];
        ref var link = ref Head(ChainOf(set.Number, window.Key));
        while (link != slot) link = ref this[link].Next;
        link = window.Next;
        window.Free();
        window.Key = default;
        window.Next = free;
        free = slot;
        set.Count--;
        Count--;
        lastEvents[slot >> ChunkBits]?.Forget(slot & ChunkMask);
        if (links[slot >> ChunkBits] is { } chunk) chunk[slot & ChunkMask] = DeadlineLink.None; // what is left of a list that is gone must not be followed
    }

    /// <summary>A window's place among the deadlines. Made for a whole chunk when first asked for.</summary>
    public ref DeadlineLink Link(int slot)
    {
        ref var chunk = ref CollectionsMarshal.AsSpan(links)[slot >> ChunkBits];
        chunk ??= NewLinks();
        return ref chunk[slot & ChunkMask];
    }

    public SeenEvent LastEvent(int slot) => lastEvents[slot >> ChunkBits]?.Read(slot & ChunkMask) ?? default;

    public void SetLastEvent(int slot, in SeenEvent @event) => (lastEvents[slot >> ChunkBits] ??= new LastEvents(ChunkSize)).Write(slot & ChunkMask, @event);

    int TakeSlot()
    {
        if (free >= 0)
        {
            var slot = free;
            free = this[slot].Next;
            return slot;
        }

        if (used == slots.Count << ChunkBits)
        {
            slots.Add(new Window[ChunkSize]);
            links.Add(null);
            lastEvents.Add(null);
        }

        return used++;
    }

    void Split()
    {
        var from = chains - roundSize;
        if ((chains & ChunkMask) == 0 && chains >> ChunkBits == heads.Count) heads.Add(NewHeads());
        chains++;
        if (chains == roundSize * 2) roundSize = chains;

        var slot = Head(from);
        Head(from) = None;
        while (slot >= 0)
        {
            ref var window = ref this[slot];
            var next = window.Next;
            ref var head = ref Head(ChainOf(window.Set, window.Key));
            window.Next = head;
            head = slot;
            slot = next;
        }
    }

    int ChainOf(int set, LabelValue key)
    {
        var hash = (key.Hash + (ulong)set) * 0x9E37_79B9_7F4A_7C15;
        var mixed = (int)((hash ^ (hash >> 32)) & int.MaxValue);
        var chain = mixed & ((roundSize << 1) - 1);
        return chain < chains ? chain : mixed & (roundSize - 1);
    }

    ref int Head(int chain) => ref heads[chain >> ChunkBits][chain & ChunkMask];

    static DeadlineLink[] NewLinks()
    {
        var chunk = new DeadlineLink[ChunkSize];
        Array.Fill(chunk, DeadlineLink.None);
        return chunk;
    }

    static int[] NewHeads()
    {
        var chunk = new int[ChunkSize];
        Array.Fill(chunk, None);
        return chunk;
    }
}
