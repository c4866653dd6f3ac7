namespace Orchestrix.Runs;

/// <summary>Sees how runs execute; for tests that let virtual time pass only while nothing executes.</summary>
interface IRunProbe
{
    /// <summary>A body is about to execute on this thread, with the run as its context. Must not throw.</summary>
    void Entering(Run run);

    /// <summary>The body has returned to its caller, ended or suspended; called on the same thread.</summary>
    void Left(Run run);

    /// <summary>The run has ended.</summary>
    void Ended(Run run);
}
