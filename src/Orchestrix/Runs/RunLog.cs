using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs;

/// <summary>Keeps lines with their runs.</summary>
static class RunLog
{
    public static void Keep(Run run, LogLevel level, string category, string message, Exception? exception)
    {
        var now = run.Engine.Now();
        run.Engine.Log.Append(new RunLogLine(run, new DateTimeOffset(now, TimeSpan.Zero), level, category, message, exception), now);
    }
}
