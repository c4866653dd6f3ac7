using System.Text.Json.Nodes;
using Orchestrix.Events;

namespace Orchestrix.Runs.Transactions;

/// <summary>What a host tells about transactions.</summary>
static class TransactionEvents
{
    public static void RollbackFailed(RunEngine engine, Transaction transaction, RollbackFailure failure)
    {
        TransactionLog.RollbackFailed(engine.Logger, failure.Exception, failure.Hook, NameOf(transaction));
        NewEvent told = new("orchestrix.transaction.rollback-failed", $"orchestrix.transaction.{transaction.Id}")
        {
            Payload = new JsonObject { ["hook"] = failure.Hook, ["error"] = failure.Exception.GetType().Name, ["message"] = Shorten(failure.Exception.Message) },
        };
        (transaction.Run is { } run ? engine.Publisher(run) : new EventPublisher(engine.Log, engine.Time, new RunEmissionContext())).Emit(told);
    }

    /// <summary>Whose transaction it is, for people.</summary>
    public static string NameOf(Transaction transaction) => transaction.Run is { } run ? $"run {run.Name} of {run.Definition.Name}" : "code outside of runs";

    static string Shorten(string text) => text.Length <= EventLimits.StateMessageLength ? text : text[..EventLimits.StateMessageLength];
}
