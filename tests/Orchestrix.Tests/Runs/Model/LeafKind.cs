namespace Orchestrix.Tests.Runs.Model;

/// <summary>The tasks of <see cref="PlanFlows"/>, which differ in their options.</summary>
internal enum LeafKind { Plain, Sync, Again, Patient, Hurried, HurriedAgain, Limited, LimitedAgain }
