namespace Orchestrix.Actions;

/// <summary>Which handler executes the actions of a type.</summary>
/// <param name="Type">The type, as documents have it.</param>
/// <param name="Resolve">Takes the handler from the services of an attempt.</param>
sealed record ActionHandlerRegistration(string Type, Func<IServiceProvider, IActionHandler> Resolve);
