namespace Orchestrix.Runs;

/// <summary>An argument of a step, for people.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Text">The argument, or what stands for one that must not be shown.</param>
/// <param name="Hidden">The hash of an argument that must not be shown; 0 for others.</param>
readonly record struct StepArgument(string Name, string Text, UInt128 Hidden);
