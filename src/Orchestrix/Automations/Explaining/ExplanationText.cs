using System.Globalization;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>Says an explanation in sentences.</summary>
static class ExplanationText
{
    public static string Of(Explanation why)
    {
        var part = why.Path == TriggerPath.Of(null) ? "" : $" (at {why.Path})";
        var keys = why.Labels.Count == 0 ? "" : $" [{string.Join(", ", why.Labels.Select(l => $"{l.Key}: {l.Value}"))}]";
        return $"'{why.Automation}'{part}{keys} {What(why)}";
    }

    static string What(Explanation why) => why.Verdict switch
    {
        Verdict.NotCovered => $"did not fire for {Event(why)}: {why.Unmet}.",
        Verdict.Disabled => $"did not see {Event(why)}: it is disabled.",
        Verdict.NotListening => $"did not see {Event(why)}: it was created, enabled or replaced afterwards.",
        Verdict.Pending => $"has not seen {Event(why)} yet: events before it are still being evaluated.",
        Verdict.Waiting => $"does not see {Event(why)} before the event has come that this one follows, or 15 minutes have passed.",
        Verdict.OwnEffect => $"did not react to {Event(why)}: the automation itself led to it.",
        Verdict.NotArmed => $"did not count {Event(why)}: it is awaited after another event only, and no window was open.",
        Verdict.TooLate => TooLate(why),
        Verdict.Quiet => $"did not fire for {Event(why)}: it has fired already in this window, and is quiet until {At(why, why.Until)}.",
        Verdict.Armed => $"waits since {Event(why)}: its window is open{UntilOf(why)}{(why.IsProactive ? ", and it fires then unless what it expects has come" : "")}.",
        Verdict.Counted => Counted(why),
        Verdict.Averted => $"does not fire, because {Event(why)} came in time{(why.Until is null ? "" : $" (before {At(why, why.Until)})")}.",
        Verdict.Measured => $"took {Event(why)} into its figure, which was {Number(why.Value)} then{(why.Until is null ? "" : $"; if that lasts, it changes over at {At(why, why.Until)}")}.",
        Verdict.Guards => $"is kept from firing by {Event(why)}{UntilOf(why)}.",
        Verdict.Guarded => $"did not fire for {Event(why)}: what it is not to fire after happened shortly before; it is kept{UntilOf(why)}.",
        Verdict.Limited => $"did not fire for {Event(why)}: it had fired {why.Count} times within a minute because of this resource, which is as often as it may.",
        Verdict.Stopped => $"was stopped from firing for {Event(why)}: {why.Reason}.",
        Verdict.Gathered => $"has {why.Count} of {why.Threshold} parts after {Event(why)}{(why.Awaited.Count == 0 ? "" : $"; it waits for {string.Join(", ", why.Awaited)}")}{UntilOf(why)}.",
        Verdict.Fired => $"fired {For(why)}{CountOf(why)}.",
        Verdict.Shadowed => $"fired as a shadow {For(why)}{CountOf(why)}: its actions were not executed.",
        Verdict.Resolved => $"is over: what it had fired for ended {For(why)}.",
        Verdict.Failed => $"could not be evaluated on {Event(why)}: {why.Reason}.",
        Verdict.NotRecorded => $"may have decided about {Event(why)}, but that is not known: {why.Reason}.",
        Verdict.EventUnknown => $"cannot be explained for event {why.EventId}: there is none with this id in the log, or it is no longer kept.",
        _ => $"does not exist.{why.Reason}",
    };

    static string Counted(Explanation why) => why switch
    {
        { IsProactive: true } => $"counted {Event(why)} as {why.Count} of {why.Threshold}; it fires at {At(why, why.Until)} unless the others have come.",
        { Until: null } => $"counted {Event(why)} as {why.Count} of {why.Threshold}; there is no time limit.",
        _ => $"counted {Event(why)} as {why.Count} of {why.Threshold}; the window is open until {At(why, why.Until)}.",
    };

    static string TooLate(Explanation why) => why.Until is not { } until ? $"did not count {Event(why)}: it occurred outside of its window."
        : until > why.Occurred ? $"did not count {Event(why)}: it occurred at {At(why, why.Occurred)}, before its window begins at {At(why, until)}."
        : $"did not count {Event(why)}: it occurred at {At(why, why.Occurred)}, and its window had ended at {At(why, until)}.";

    static string For(Explanation why) => (why.IsByTime, why.EventId) switch
    {
        (false, _) => $"for {Event(why)}",
        (true, null) => $"at {At(why, why.Decided)}, as a window ended",
        _ => $"at {At(why, why.Decided)}, as a window ended; the last event in it was {Event(why)}",
    };

    static string CountOf(Explanation why) => (why.Count, why.Threshold, why.Value) switch
    {
        (_, _, { } value) => $", at the figure {Number(value)}",
        ({ } count, { } threshold, _) when threshold > 1 || why.IsByTime => $" ({count} of {threshold})",
        _ => "",
    };

    static string Event(Explanation why) => why.EventId is not { } id ? "the time that passed"
        : why.EventName is null ? $"event {id}"
        : $"{why.EventName} of '{why.ResourceId}' ({id})";

    static string UntilOf(Explanation why) => why.Until is null ? "" : $" until {At(why, why.Until)}";

    static string Number(double? value) => value is { } number ? number.ToString("0.###", CultureInfo.InvariantCulture) : "unknown";

    // The day only where it is another one than the event's.
    static string At(Explanation why, DateTimeOffset? moment)
    {
        if (moment is not { } time) return "a time that is not known";
        var format = time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fff";
        return time.ToString(time.Date == (why.Occurred ?? why.Decided ?? time).Date ? format : $"yyyy-MM-dd {format}", CultureInfo.InvariantCulture);
    }
}
