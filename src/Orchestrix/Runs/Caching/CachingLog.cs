using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs.Caching;

static partial class CachingLog
{
    [LoggerMessage(2043, LogLevel.Warning, "Whether a result of {Name} is known could not be read for run {RunName}; it is computed.")]
    public static partial void ResultNotRead(ILogger logger, Exception exception, string name, string runName);

    [LoggerMessage(2044, LogLevel.Warning, "The result of {Name} from run {RunName} could not be kept; the next run computes it again.")]
    public static partial void ResultNotKept(ILogger logger, Exception exception, string name, string runName);
}
