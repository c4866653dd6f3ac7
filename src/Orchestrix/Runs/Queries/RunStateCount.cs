namespace Orchestrix.Runs.Queries;

/// <summary>How many runs were in a state. Immutable.</summary>
/// <param name="Type">The state's type.</param>
/// <param name="Name">The state's name.</param>
/// <param name="Count">How many.</param>
/// <param name="Duration">How long those of them took together that have ended.</param>
public sealed record RunStateCount(StateType Type, string Name, int Count, TimeSpan Duration);
