namespace Orchestrix.Actions;

/// <summary>Lets automations see events, or not. May be called from any thread.</summary>
public interface IAutomationSwitch
{
    /// <summary>Lets an automation see events from here on. It goes on with what it knew: see the remarks.</summary>
    /// <param name="name">The automation's name.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may happen nevertheless.</param>
    /// <returns>Whether there is such an automation; it is enabled when the task ends.</returns>
    /// <exception cref="OrchestrixException">The automation is wrong, or the host lacks what it needs, which matters only once it is enabled; all mistakes are told.</exception>
    /// <remarks>
    /// Windows that ended within the last minute while it was disabled end now, and may fire; older ones are forgotten. What counts in open windows, and what composite
    /// triggers have gathered, is kept. Metric triggers begin anew.
    /// </remarks>
    ValueTask<bool> EnableAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Keeps events from an automation from here on. What it knows is kept, and its clock stands still. Actions that were requested before are executed.</summary>
    /// <param name="name">The automation's name.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may happen nevertheless.</param>
    /// <returns>Whether there is such an automation; it is disabled when the task ends.</returns>
    ValueTask<bool> DisableAsync(string name, CancellationToken cancellationToken = default);
}
