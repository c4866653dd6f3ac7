namespace Orchestrix.Actions;

/// <summary>What an automation does when it fires. A declaration: made once, executed any number of times, also at the same time.</summary>
/// <remarks>
/// An execution may be repeated: after an exception it is tried again. What acts outside of the process should hand on
/// <see cref="ActionContext.IdempotencyKey"/>, which is the same at each attempt. Most needs are met by <c>Then.Do</c> and <c>Then.Use</c>; a type of one's
/// own is for actions with settings. Documents have no form for a type of one's own: what shall be written is told by <c>Then.Do</c> with a name, or by
/// <c>Then.Use</c> with a type and fields.
/// </remarks>
public interface IAutomationAction
{
    /// <summary>The action's type in events and log lines, for example <c>send-invoice</c>.</summary>
    string Type { get; }

    /// <summary>Executes the action.</summary>
    /// <param name="context">What the action may know, and what it may act with.</param>
    /// <param name="cancellationToken">Is cancelled when the attempt takes too long, or the host stops.</param>
    /// <returns>A task that ends when the action has had its effect.</returns>
    /// <exception cref="ActionFailedException">The action cannot succeed, and shall not be tried again. After any other exception it is.</exception>
    ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken);

    /// <summary>Finds what is wrong with the declaration when the host starts.</summary>
    /// <param name="host">What the host knows.</param>
    /// <returns>The mistakes, each in a sentence with its mend, such as "its channel 'ops' is unknown. Register it, …". By default none.</returns>
    IEnumerable<string> Validate(ActionValidation host) => [];
}
