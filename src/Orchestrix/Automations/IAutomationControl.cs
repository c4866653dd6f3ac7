using Orchestrix.Actions;

namespace Orchestrix.Automations;

/// <summary>
/// Reads and changes the automations of a running host. Each change has a place in the log: an automation sees exactly the events after it was created, and before
/// it was deleted. May be called from any thread.
/// </summary>
public interface IAutomationControl : IAutomationSwitch
{
    /// <summary>The automations as they are now, in no order.</summary>
    IReadOnlyCollection<AutomationStatus> All { get; }

    /// <summary>Finds an automation.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The automation as it is now, or <see langword="null"/>.</returns>
    AutomationStatus? Find(string name);

    /// <summary>Adds an automation. Windows that need no event open now.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may happen nevertheless.</param>
    /// <returns>Whether it was added: no, when there is one of that name.</returns>
    /// <exception cref="AutomationRejectedException">The automation is wrong; all mistakes are told.</exception>
    ValueTask<bool> CreateAsync(Automation automation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the automation of the same name. When the trigger is the same as before, and there are actions on resolve as before, it goes on with what it knew; else it
    /// begins anew, as one that was deleted and created.
    /// </summary>
    /// <param name="automation">The automation.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may happen nevertheless.</param>
    /// <returns>Whether there was one of that name.</returns>
    /// <exception cref="AutomationRejectedException">The automation is wrong; all mistakes are told, and the old one stays.</exception>
    ValueTask<bool> UpdateAsync(Automation automation, CancellationToken cancellationToken = default);

    /// <summary>Removes an automation with all that it knows. Actions that were requested before are executed.</summary>
    /// <param name="name">The automation's name.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may happen nevertheless.</param>
    /// <returns>Whether there was such an automation.</returns>
    ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);
}
