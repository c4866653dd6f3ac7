using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs;

static partial class RunsLog
{
    [LoggerMessage(2000, LogLevel.Warning, "Run {RunName} of {Name} finished, but its last attempt did not ask for step {Step}, which an earlier attempt had finished. Its effects remain; its result was not used.")]
    public static partial void StepUnclaimed(ILogger logger, string name, string runName, string step);

    [LoggerMessage(2001, LogLevel.Warning, "'{Method}' ran untracked: several hosts are running and none could be chosen. Call it inside of host.EnterScope(), or allow it with OnUntracked. This is said once per method.")]
    public static partial void Untracked(ILogger logger, string method);

    [LoggerMessage(2002, LogLevel.Error, "A callback on the token of run {RunName} threw while the run was cancelled.")]
    public static partial void CancellationCallbackFaulted(ILogger logger, Exception exception, string runName);

    [LoggerMessage(2003, LogLevel.Error, "Run {RunName} of flow {Name}, which nobody awaits, ended as {State}.")]
    public static partial void BackgroundRunFailed(ILogger logger, Exception exception, string name, string runName, string state);

    [LoggerMessage(2004, LogLevel.Error, "The retry condition of {Name} threw after an attempt of run {RunName} failed; the run is not retried.")]
    public static partial void RetryConditionFaulted(ILogger logger, Exception exception, string name, string runName);

    [LoggerMessage(2005, LogLevel.Warning, "Run {RunName} of {Name} ended while {Count} of the calls in it were still running: {Calls}. They are cancelled. Await them, or start what shall outlive it with IRunStarter.", EventName = "CallsLeftBehind")]
    public static partial void CallsLeftBehind(ILogger logger, string runName, string name, int count, string calls);

    [LoggerMessage(2006, LogLevel.Error, "Whether run {RunName} of flow {Name} left calls behind could not be read.")]
    public static partial void LeftBehindUnreadable(ILogger logger, Exception exception, string runName, string name);

    [LoggerMessage(2007, LogLevel.Error, "A hook of {Name} threw after run {RunName} came into the state {State}. The run is not affected.", EventName = "HookFaulted")]
    public static partial void HookFaulted(ILogger logger, Exception exception, string name, string runName, string state);

    [LoggerMessage(2030, LogLevel.Warning, "What run {RunName} of flow {Name} was resumed with could not be forgotten when it had ended; some memory stays in use.", EventName = "InputsNotForgotten")]
    public static partial void InputsNotForgotten(ILogger logger, Exception exception, string runName, string name);
}
