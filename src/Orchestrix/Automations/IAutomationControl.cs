using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Triggers;

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

    /// <summary>Tells why an automation did or did not fire for an event. Reads what is kept of the log: for people, not for every event.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <param name="eventId">The event's id.</param>
    /// <returns>What became of it. An automation or event that is unknown is a verdict, too.</returns>
    /// <remarks>What was decided is known where <see cref="AutomationOptions.ExplainedDecisions"/> says that it is recorded; that a trigger is not about an event, always.</remarks>
    Explanation Explain(string automation, Guid eventId);

    /// <summary>Tells what an automation decided lately.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <returns>The recorded decisions, newest first; events that its trigger is not about are not among them. Empty when nothing is recorded.</returns>
    IReadOnlyList<Explanation> Explain(string automation);

    /// <summary>Tells what every automation made of an event. Reads what is kept of the log: for people, not for every event.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <returns>One explanation for each automation, in the order in which they see events.</returns>
    IReadOnlyList<Explanation> ExplainEvent(Guid eventId);

    /// <summary>Follows an event back to the first one that led to it. Reads what is kept of the log: for people, not for every event.</summary>
    /// <param name="effect">The event.</param>
    /// <returns>The chain; without links when no automation led to the event.</returns>
    CausalChain Why(OrchestrationEvent effect);

    /// <summary>Follows a run back to the first event that led to it.</summary>
    /// <param name="run">The run of a flow or task.</param>
    /// <returns>The chain; without links when no automation led to the run.</returns>
    CausalChain Why(Run run);

    /// <summary>Follows a firing back to the first event that led to it.</summary>
    /// <param name="firing">The firing.</param>
    /// <returns>The chain; its first link is the firing itself.</returns>
    CausalChain Why(Firing firing);
}
