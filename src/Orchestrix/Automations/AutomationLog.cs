using Microsoft.Extensions.Logging;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

static partial class AutomationLog
{
    [LoggerMessage(4000, LogLevel.Error, "Automation '{Automation}' could not be evaluated on event {EventName} ({EventId}); others are not affected.")]
    public static partial void EvaluationFailed(this ILogger logger, Exception exception, string automation, string eventName, Guid eventId);

    [LoggerMessage(4001, LogLevel.Warning, "Automation '{Automation}' was stopped: {Reason}. The chain, newest first: {Chain}. Use ExceptOwnEffects(), or narrow the trigger.")]
    public static partial void LoopStopped(this ILogger logger, string automation, string reason, string chain);

    [LoggerMessage(4002, LogLevel.Error, "What was due for automation '{Automation}' could not be evaluated; others are not affected.")]
    public static partial void EndingFailed(this ILogger logger, Exception exception, string automation);

    [LoggerMessage(4004, LogLevel.Error, "An entry of type {Type} at position {Position} of the log cannot be read as an event; no automation sees it.")]
    public static partial void EventUnreadable(this ILogger logger, Exception exception, Type type, long position);

    [LoggerMessage(4003, LogLevel.Error, "Automation '{Automation}' is disabled, since it could not be evaluated {Faults} times. Mend it, then enable it.")]
    public static partial void DisabledForFaults(this ILogger logger, string automation, int faults);

    [LoggerMessage(4020, LogLevel.Debug, "Automation '{Automation}' at {Path} on event {EventName} ({EventId}): {Verdict}, {Count} of {Threshold}, until {Until}.")]
    public static partial void Decided(this ILogger logger, string automation, string path, string? eventName, Guid? eventId, Verdict verdict, int count, int threshold, DateTimeOffset? until);

    [LoggerMessage(4010, LogLevel.Warning, "Action {Index} ({Type}) of automation '{Automation}' failed at attempt {Attempt}; it is tried again in {Delay}.")]
    public static partial void ActionRetried(this ILogger logger, Exception exception, int index, string type, string automation, int attempt, TimeSpan delay);

    [LoggerMessage(4011, LogLevel.Error, "Action {Index} ({Type}) of automation '{Automation}' failed at attempt {Attempt}, and is not tried again.")]
    public static partial void ActionGivenUp(this ILogger logger, Exception exception, int index, string type, string automation, int attempt);

    [LoggerMessage(4012, LogLevel.Warning, "Action {Index} ({Type}) of automation '{Automation}' did nothing: {Reason}")]
    public static partial void ActionFailed(this ILogger logger, int index, string type, string automation, string reason);

    [LoggerMessage(4013, LogLevel.Warning, "Action {Index} ({Type}) of automation '{Automation}' was interrupted because the host stops.")]
    public static partial void ActionInterrupted(this ILogger logger, int index, string type, string automation);
}
