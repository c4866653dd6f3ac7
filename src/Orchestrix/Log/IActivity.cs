namespace Orchestrix.Log;

/// <summary>
/// Something of a host that goes on by itself: reading the log, evaluating rules, executing actions. Tests wait until all of it is idle before they let
/// virtual time pass. What waits for a timer or for the next record is idle. May be asked from any thread.
/// </summary>
interface IActivity
{
    /// <summary>Whether nothing is to be done now. Whoever hands work over makes this false before the call that hands it over returns.</summary>
    bool IsIdle { get; }

    /// <summary>What is being done, for people: one line each; empty when idle.</summary>
    IEnumerable<string> Busy { get; }

    /// <summary>Called, outside of locks, each time when the last piece of work is done. Handlers are quick and do not throw.</summary>
    event Action? BecameIdle;
}
