using Microsoft.Extensions.Logging;

namespace Orchestrix.Limits;

static partial class LimitsLog
{
    [LoggerMessage(2500, LogLevel.Warning, "Slots of {Limits} could not be renewed; it is tried again.")]
    public static partial void RenewalFailed(ILogger logger, Exception exception, string limits);

    [LoggerMessage(2501, LogLevel.Warning, "Slots of {Limits} held by {Holder} were taken back by the store, because they had not been renewed in time. Others may hold them now.")]
    public static partial void LeaseLost(ILogger logger, string limits, Guid holder);
}
