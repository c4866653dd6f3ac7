using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs.Caching;

static partial class CachingLog
{
    [LoggerMessage(2043, LogLevel.Warning, "Whether a result of {Name} is known could not be read for run {RunName}; it is computed.", EventName = "ResultNotRead")]
    public static partial void NotRead(ILogger logger, Exception exception, string name, string runName);

    [LoggerMessage(2044, LogLevel.Warning, "The result of {Name} from run {RunName} could not be kept; the next run computes it again.", EventName = "ResultNotKept")]
    public static partial void NotKept(ILogger logger, Exception exception, string name, string runName);
}
