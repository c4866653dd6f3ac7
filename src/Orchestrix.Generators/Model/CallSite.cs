namespace Orchestrix.Generators.Model;

/// <summary>One call to be intercepted.</summary>
/// <param name="Path">The file it is in.</param>
/// <param name="Position">Where in the file it is.</param>
/// <param name="Attribute">The arguments of <c>InterceptsLocation</c>.</param>
/// <param name="Content">What the compiler tells files apart by; two equal files cannot be intercepted.</param>
/// <param name="Interceptor">The method that takes the call's place.</param>
/// <param name="Thunks">The tracked method; those that it names by their methods; none for an entry point.</param>
sealed record CallSite(string Path, int Position, string Attribute, string Content, Interceptor Interceptor, EquatableArray<Thunk> Thunks);

/// <summary>A generated method that takes the place of calls.</summary>
/// <param name="Declaration">What stands before its name.</param>
/// <param name="Name">Its name; in a type of the user's, what its name begins with.</param>
/// <param name="Parameters">What follows its name up to the body.</param>
/// <param name="Body">The body, an expression.</param>
/// <param name="Host">The type that it is a member of; null for a generated one.</param>
sealed record Interceptor(string Declaration, string Name, string Parameters, string Body, TypeHost? Host = null)
{
    /// <summary>The door through which the body reaches what it may not call by name; null where it needs none.</summary>
    public Door? Door { get; init; }
}

/// <summary>A class with an accessor.</summary>
/// <param name="Type">The class from its name on.</param>
/// <param name="Attribute">The accessor's attribute.</param>
/// <param name="Accessor">The accessor.</param>
sealed record Door(string Type, string Attribute, string Accessor);

/// <summary>The interceptors of one source file.</summary>
sealed record FileCalls(string HintName, EquatableArray<CallSite> Calls);

/// <summary>A method of this compilation that carries an attribute.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Thunk">What is generated for it, or <see langword="null"/> when nothing can be.</param>
/// <param name="Submit">The members that submit its calls; null for none.</param>
sealed record DeclaredMethod(string Name, Thunk? Thunk, SubmitMember? Submit);
