namespace Orchestrix.Tests.Architecture;

/// <summary>A type mentions another one of the same assembly.</summary>
readonly record struct TypeUse(string From, string FromFolder, string To, string ToFolder);
