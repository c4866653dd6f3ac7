using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs.Transactions;

static partial class TransactionLog
{
    [LoggerMessage(2040, LogLevel.Error, "'{Hook}' did not roll back what it should in a transaction of {Owner}. The other rollbacks are executed; undo this one by hand.")]
    public static partial void RollbackFailed(ILogger logger, Exception exception, string hook, string owner);

    [LoggerMessage(2041, LogLevel.Error, "'{Hook}' failed while a transaction of {Owner} committed. It is rolled back.")]
    public static partial void CommitFailed(ILogger logger, Exception exception, string hook, string owner);

    [LoggerMessage(2042, LogLevel.Warning, "A transaction of {Owner} was begun and neither committed nor disposed. It is rolled back. Begin it with 'await using'.")]
    public static partial void TransactionLeftOpen(ILogger logger, string owner);

    [LoggerMessage(2061, LogLevel.Error, "The host stopped while {Count} rollbacks of runs that had ended were executing, and they did not end within the drain timeout. What they did not undo is reported.")]
    public static partial void RollbacksAbandoned(ILogger logger, int count);

    [LoggerMessage(2060, LogLevel.Warning, "{Count} things that happened in transactions of run {RunName} of {Name} before it was suspended are rolled back: the body that executed again did not do them again.")]
    public static partial void SuspendedWorkLeft(ILogger logger, int count, string runName, string name);
}
