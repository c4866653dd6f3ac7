using Orchestrix.Limits;

namespace Orchestrix.Runs;

/// <summary>Slots that runs above hold: they come back only when what is called below has ended, so that a wait for them below would never end.</summary>
static class HeldAbove
{
    /// <exception cref="LimitException">Without the slots that runs above hold there are too few.</exception>
    public static void ThrowIfItNeverComesBack(Run run, SlotRequest request)
    {
        foreach (var claim in request.Claims)
        {
            // What a rate gives comes back by time, and who holds nothing of an inactive limit waits for nobody.
            if (claim.Limit.PerSecond is not null || !claim.Limit.IsActive) continue;
            var held = 0;
            Run? holder = null;
            for (var above = run.Parent; above is not null; above = above.Parent)
            {
                if (SlotsOf(above, claim) is not (> 0 and var slots)) continue;
                held += slots;
                holder ??= above;
            }

            if (holder is not null && claim.Slots + held > claim.Limit.Slots) throw new LimitException(claim.Limit.Name, Message(run, claim, held, holder));
        }
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
