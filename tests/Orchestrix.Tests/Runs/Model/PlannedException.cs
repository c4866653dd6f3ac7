namespace Orchestrix.Tests.Runs.Model;

/// <summary>A body fails as its plan says.</summary>
internal sealed class PlannedException : Exception;
