namespace Orchestrix.Events.Queries;

/// <summary>Some of the events that were asked for. Immutable.</summary>
/// <param name="Events">The events, in the order that was asked for.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Asks for the next page; <see langword="null"/> when this is the last one.</param>
public sealed record EventPage(IReadOnlyList<OrchestrationEvent> Events, int Total, EventQuery? Next);
