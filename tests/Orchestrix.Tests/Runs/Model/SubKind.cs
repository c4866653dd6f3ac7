namespace Orchestrix.Tests.Runs.Model;

/// <summary>The flows of <see cref="PlanFlows"/>, which differ in their options.</summary>
internal enum SubKind { Plain, Again, Hurried, HurriedAgain }
