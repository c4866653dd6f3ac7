namespace Orchestrix.Actions;

/// <summary>Code of an application that an automation executes through <c>Then.Use</c>. Resolved from DI, in a scope of its own for each attempt.</summary>
public interface IActionHandler
{
    /// <summary>Handles a firing.</summary>
    /// <param name="context">What the action may know, and what it may act with.</param>
    /// <param name="cancellationToken">Is cancelled when the attempt takes too long, or the host stops.</param>
    /// <returns>A task that ends when the action has had its effect.</returns>
    /// <exception cref="ActionFailedException">The action cannot succeed, and shall not be tried again. After any other exception it is.</exception>
    ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken);
}
