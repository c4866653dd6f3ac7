namespace Orchestrix.Runs.Futures;

/// <summary>A submitted call, as its runner sees it.</summary>
interface ISubmission
{
    /// <summary>Executes the call on a place. Returns whether the place is free again; otherwise the call passes it on by itself.</summary>
    bool Execute();

    /// <summary>Ends the call, if it has not begun and what it observes is cancelled.</summary>
    void CancelWaiting();
}
