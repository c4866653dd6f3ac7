using Orchestrix.Limits;
using Orchestrix.Runs.Futures;

namespace Orchestrix.Runs;

/// <summary>Slots that runs hold while they wait for what is called below: they come back only when that has ended, so that a wait for them below would never end.</summary>
static class HeldAbove
{
    /// <exception cref="LimitException">Without the slots that runs above hold there are too few.</exception>
    public static void ThrowIfItNeverComesBack(Run run, SlotRequest request) => ThrowIfItNeverComesBack(run, run, run.Parent, request);

    /// <summary>A run is about to wait for another, which waits for slots.</summary>
    /// <exception cref="LimitException">Without the slots that it, or runs above it, hold there are too few.</exception>
    public static void ThrowIfHeldBy(Run holder, Run waiting, SlotRequest request) => ThrowIfItNeverComesBack(waiting, holder, holder, request);

    static void ThrowIfItNeverComesBack(Run run, Run from, Run? first, SlotRequest request)
    {
        foreach (var claim in request.Claims)
        {
            // What a rate gives comes back by time, and who holds nothing of an inactive limit waits for nobody.
            if (claim.Limit.PerSecond is not null || !claim.Limit.IsActive) continue;
            var held = 0;
            Run? holder = null;
            for (var above = first; above is not null; above = above.Parent)
            {
                if (SlotsOf(above, claim) is not (> 0 and var slots)) continue;
                if (!IsWaitedFor(from, above)) break; // it may go on and give them back
                held += slots;
                holder ??= above;
            }

            if (holder is not null && claim.Slots + held > claim.Limit.Slots) throw new LimitException(claim.Limit.Name, Message(run, claim, held, holder));
        }
    }

    // Who calls waits; who submits does so only once it awaits the future.
    static bool IsWaitedFor(Run run, Run above)
    {
        for (var at = run; !ReferenceEquals(at, above) && at.Parent is { } next; at = next)
            if (at.Origin is not null && !WaitGraph.IsAwaited(at, next)) return false;
        return true;
    }

    static int SlotsOf(Run run, SlotClaim claim)
    {
        var slots = 0;
        foreach (var held in run.Details?.HeldSlots?.Claims ?? [])
            if (held.Limit.Name == claim.Limit.Name && held.Key == claim.Key) slots += held.Slots;
        return slots;
    }

    static string Message(Run run, SlotClaim claim, int held, Run holder) =>
        $"Run {run.Name} would wait for ever for {claim.Slots} of the {claim.Limit.Slots} slots of the limit '{claim.Limit.Name}'{(claim.Key is { } key ? $" for '{key}'" : "")}: {held} of them are held above it, by run {holder.Name} of '{holder.Definition.Name}', which waits for it. Limit only one of the two, or add slots.";
}
