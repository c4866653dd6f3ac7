using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Calls;

/// <summary>What takes the place of a call.</summary>
/// <param name="Interceptor">The method that is called instead.</param>
/// <param name="Thunks">The tracked methods that it needs.</param>
sealed record Binding(Interceptor Interceptor, EquatableArray<Thunk> Thunks);
