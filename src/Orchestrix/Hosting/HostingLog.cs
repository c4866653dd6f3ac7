using Microsoft.Extensions.Logging;

namespace Orchestrix.Hosting;

static partial class HostingLog
{
    [LoggerMessage(7000, LogLevel.Information, "Orchestrix started: {Flows} flows, {Tasks} tasks, {Automations} automations, memory store (nothing survives the process).")]
    public static partial void Started(ILogger logger, int flows, int tasks, int automations);

    [LoggerMessage(7001, LogLevel.Information, "Orchestrix stopped.")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(7002, LogLevel.Warning, "Run {RunName} of flow {Flow} did not end when the host stopped, although it was cancelled. Let its body observe its token.")]
    public static partial void Abandoned(ILogger logger, string flow, string runName);

    [LoggerMessage(7003, LogLevel.Warning, "Assembly {Assembly} uses Orchestrix, or a library with flows, but was compiled without tracking: its calls of flows and tasks are not seen. Reference the package in its project, and do not set OrchestrixTracking to disable. If it calls them by hand, as F# does, mark it [assembly: TrackedByHand].")]
    public static partial void UntrackedAssembly(ILogger logger, string assembly);

    [LoggerMessage(7004, LogLevel.Warning, "Automation {Automation} starts the flow that its trigger listens to, and its document does not say 'ignore_own_effects': it may react to itself until the loop guard stops it. Set the field to true in the trigger.")]
    public static partial void ReactsToItself(ILogger logger, string automation);

    [LoggerMessage(7005, LogLevel.Warning, "{Warning}")]
    public static partial void DoubtfulDocument(ILogger logger, string warning);

    [LoggerMessage(7010, LogLevel.Warning, "The host stopped while hooks of runs were still being called.")]
    public static partial void HooksAbandoned(ILogger logger);
}
