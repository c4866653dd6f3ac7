using System.Text.Json;
using Orchestrix.Flows;

namespace Orchestrix.Actions;

/// <summary>What the actions of documents name, and a host has: handlers by type, delegates by name, and flows. Built once; may be read from any thread.</summary>
sealed class ActionRegistry
{
    static readonly Dictionary<string, ActionDelegate> NoDelegates = [];

    /// <summary>Knows nothing.</summary>
    public static ActionRegistry Empty { get; } = new();

    /// <summary>The application's handlers, by the type of action that they execute.</summary>
    public IReadOnlyDictionary<string, Func<IServiceProvider, IActionHandler>> Handlers { get; init; } = new Dictionary<string, Func<IServiceProvider, IActionHandler>>();

    /// <summary>The delegates that the application named; null for a name that several have.</summary>
    public IReadOnlyDictionary<string, ActionDelegate> Delegates { get; init; } = NoDelegates;

    public FlowRegistry? Flows { get; init; }

    /// <summary>How arguments of flows are read from JSON; null for the defaults.</summary>
    public JsonSerializerOptions? Json { get; init; }
}
