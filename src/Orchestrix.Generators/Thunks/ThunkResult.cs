using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Thunks;

/// <summary>The thunk of a method, or why there is none.</summary>
/// <param name="Thunk">The thunk.</param>
/// <param name="Problem">Why not, as the end of a sentence.</param>
sealed record ThunkResult(Thunk? Thunk, string? Problem);
