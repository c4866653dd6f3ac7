namespace Orchestrix.Runs;

/// <summary>Changes runs from outside. May be called from any thread.</summary>
public interface IRunControl
{
    /// <summary>Asks a flow run to stop: it becomes Cancelling (Cancelled at once if it has not begun), its token and those below it are cancelled.</summary>
    /// <param name="runId">The flow run.</param>
    /// <param name="reason">Why, for people; becomes the state's message.</param>
    /// <param name="cancellationToken">Gives up waiting until the request is stored.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ControlResult> CancelAsync(Guid runId, string reason, CancellationToken cancellationToken = default);
}
