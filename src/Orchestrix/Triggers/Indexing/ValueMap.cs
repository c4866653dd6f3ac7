using System.Runtime.CompilerServices;
using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>
/// The rules that ask for exactly one value of a label, by that value. A rule that is alone with its value stands in the slot itself, which saves the way to
/// a list; open addressing keeps what is looked at together.
/// </summary>
sealed class ValueMap
{
    const int SmallestBits = 2;

    Slot[] slots = new Slot[1 << SmallestBits];
    int shift = 64 - SmallestBits;
    int count;

    public bool IsEmpty => count == 0;

    public void Add(LabelValue value, TriggerRule rule)
    {
        if ((count + 1) * 5 > slots.Length * 3) Resize(slots.Length * 2);
        var at = Find(value);
        ref var slot = ref slots[at];
        if (slot.Rules is null)
        {
            slot.Value = value;
            slot.Rules = rule;
            count++;
        }
        else if (slot.Rules is RuleList list)
        {
            list.Add(rule);
        }
        else if (!ReferenceEquals(slot.Rules, rule))
        {
            RuleList both = new();
            both.Add((TriggerRule)slot.Rules);
            both.Add(rule);
            slot.Rules = both;
        }
    }

    public void Remove(LabelValue value, TriggerRule rule)
    {
        var at = Find(value);
        if (slots[at].Rules is RuleList list)
        {
            list.Remove(rule);
            if (list.Count > 0) return;
        }
        else if (!ReferenceEquals(slots[at].Rules, rule))
        {
            return;
        }

        Empty(at);
        count--;
        if (slots.Length > 1 << SmallestBits && count * 8 < slots.Length) Resize(slots.Length / 2);
    }

    public void Collect(in LabelValue value, ref TriggerHits hits)
    {
        var rules = slots[Find(value)].Rules;
        if (rules is null) return;
        if (rules is RuleList list) hits.Add(list.Rules);
        else hits.Add(Unsafe.As<TriggerRule>(rules)); // there is nothing else in a slot
    }

    int Home(in LabelValue value) => (int)((value.Hash * 0x9E37_79B9_7F4A_7C15) >> shift);

    // The slot of a value, or the free one where it belongs.
    int Find(in LabelValue value)
    {
        var all = slots;
        var at = Home(value);
        while (all[at].Rules is not null && !all[at].Value.Equals(value)) at = (at + 1) & (all.Length - 1);
        return at;
    }

    // What follows moves up as far as its home allows, so that no search meets a gap, and none has to step over graves.
    void Empty(int gap)
    {
        for (var at = (gap + 1) & (slots.Length - 1); slots[at].Rules is not null; at = (at + 1) & (slots.Length - 1))
        {
            var home = Home(slots[at].Value);
            if (((at - home) & (slots.Length - 1)) < ((at - gap) & (slots.Length - 1))) continue;
            slots[gap] = slots[at];
            gap = at;
        }

        slots[gap] = default;
    }

    void Resize(int size)
    {
        var old = slots;
        slots = new Slot[size];
        shift = 64 - System.Numerics.BitOperations.Log2((uint)size);
        foreach (ref var slot in old.AsSpan())
            if (slot.Rules is not null) slots[Find(slot.Value)] = slot;
    }

    struct Slot
    {
        public LabelValue Value;
        public object? Rules; // a rule, a list of several, or nothing
    }
}
