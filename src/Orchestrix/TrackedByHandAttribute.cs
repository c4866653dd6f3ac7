namespace Orchestrix;

/// <summary>
/// Says that an assembly tracks its calls by hand (<see cref="Tracked"/>): that it is written in F# or Visual Basic, or was compiled with <c>OrchestrixTracking=disable</c>, and that this is meant.
/// A host does not warn of it then.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TrackedByHandAttribute : Attribute;
