namespace Orchestrix.Generators.Model;

/// <summary>A static method that an attribute names, and how generated code calls it.</summary>
/// <param name="Moment">The member of <c>TrackedMoment</c>; empty for a rollback.</param>
/// <param name="TrackedClass">The generated class of the method, as code writes it, when it is a flow or task itself; null otherwise.</param>
/// <param name="Route">How it is reached otherwise.</param>
/// <param name="Accessor">The class of its accessor, where it needs one.</param>
/// <param name="Returns">How it returns.</param>
/// <param name="ReturnType">What it returns.</param>
/// <param name="ParameterTypes">The types of its parameters.</param>
/// <param name="Arguments">What it is given, as code.</param>
sealed record Callback(
    string Moment,
    string? TrackedClass,
    Route Route,
    string Accessor,
    ReturnKind Returns,
    string ReturnType,
    EquatableArray<string> ParameterTypes,
    EquatableArray<string> Arguments);
