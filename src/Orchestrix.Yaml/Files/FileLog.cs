using Microsoft.Extensions.Logging;

namespace Orchestrix.Yaml.Files;

static partial class FileLog
{
    [LoggerMessage(7100, LogLevel.Information, "Automation {Automation} was {What}: {Source} has changed.")]
    public static partial void Changed(ILogger logger, string automation, string what, string source);

    [LoggerMessage(7101, LogLevel.Error, "A change of files was not taken: {Mistake}")]
    public static partial void Mistake(ILogger logger, string mistake);

    [LoggerMessage(7102, LogLevel.Warning, "{Warning}")]
    public static partial void Doubt(ILogger logger, string warning);

    [LoggerMessage(7103, LogLevel.Error, "Files with automations ({Pattern}) could not be looked at after a change; they will be at the next one.")]
    public static partial void Failed(ILogger logger, Exception exception, string pattern);

    [LoggerMessage(7104, LogLevel.Error, "Files with automations ({Pattern}) cannot be watched: their changes are not followed until the host starts anew.")]
    public static partial void NotWatched(ILogger logger, Exception exception, string pattern);
}
