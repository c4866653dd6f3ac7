using Orchestrix.Automations;

namespace Orchestrix.Hosting;

/// <summary>Documents that a host reads when it starts.</summary>
/// <param name="Kind">How mistakes call those without a name.</param>
/// <param name="Read">Reads them; gets the types of actions that the application has handlers for.</param>
sealed record AutomationSource(string Kind, Func<IReadOnlyCollection<string>, IEnumerable<AutomationDocument>> Read);
