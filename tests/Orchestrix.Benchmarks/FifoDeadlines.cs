using System.Runtime.InteropServices;

namespace Orchestrix.Benchmarks;

/// <summary>The limit of W3: since all windows are of one length, deadlines queue up in order; one that was disarmed stays in the queue until its turn.</summary>
sealed class FifoDeadlines(long withinTicks)
{
    readonly Dictionary<string, int> slots = [];
    readonly List<State> states = [];
    readonly Queue<(long Deadline, int Slot, int Arming)> queue = new();

    public int Armed { get; private set; }

    public long Fired { get; private set; }

    public void Show(ReadOnlySpan<BareEvent> events)
    {
        for (var i = 0; i < events.Length; i += 2)
        {
            Pass(events[i].Ticks);
            if (slots.TryGetValue(events[i].Id, out var disarmed)) Disarm(disarmed);
            Arm(events[i + 1]);
        }
    }

    void Arm(BareEvent e)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, e.Id, out var exists);
        if (!exists)
        {
            slot = states.Count;
            states.Add(default);
        }

        ref var state = ref CollectionsMarshal.AsSpan(states)[slot];
        if (state.IsArmed) return;
        state.IsArmed = true;
        Armed++;
        queue.Enqueue((e.Ticks + withinTicks, slot, ++state.Arming));
    }

    void Disarm(int slot)
    {
        ref var state = ref CollectionsMarshal.AsSpan(states)[slot];
        if (!state.IsArmed) return;
        state.IsArmed = false;
        Armed--;
    }

    void Pass(long now)
    {
        while (queue.TryPeek(out var first) && first.Deadline <= now)
        {
            queue.Dequeue();
            ref var state = ref CollectionsMarshal.AsSpan(states)[first.Slot];
            if (!state.IsArmed || state.Arming != first.Arming) continue;
            Disarm(first.Slot);
            Fired++;
        }
    }

    struct State
    {
        public int Arming;
        public bool IsArmed;
    }
}
