namespace Orchestrix.Generators.Model;

/// <summary>A method for which the type that declares it gets further members: they submit its calls.</summary>
/// <param name="Namespace">The namespace of the type, as code writes it; empty for the global one.</param>
/// <param name="Type">The type, as code writes it.</param>
/// <param name="Holder">The generated class that holds the members of the type.</param>
/// <param name="Name">What follows <c>Submit</c> and <c>Map</c>.</param>
/// <param name="IsPublic">Whether other assemblies may use the members.</param>
/// <param name="ThunkClass">The generated class of the method.</param>
/// <param name="Reference">The method, as documentation refers to it.</param>
/// <param name="Signature">What only one member of the type may have: the name, and the types of the data.</param>
/// <param name="Result">The type of its result; null for none.</param>
/// <param name="Parameters">Its parameters, in the order of the method.</param>
/// <param name="HasSubmit">Whether the type has no member of the name already.</param>
/// <param name="HasMap">The same for the mapping one.</param>
sealed record SubmitMember(
    string Namespace,
    string Type,
    string Holder,
    string Name,
    bool IsPublic,
    string ThunkClass,
    string Reference,
    string Signature,
    string? Result,
    EquatableArray<SubmitParameter> Parameters,
    bool HasSubmit,
    bool HasMap);

/// <summary>A parameter of a method that is submitted.</summary>
/// <param name="Identifier">Its name as code may write it.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsData">Whether it carries data; else it may be left out.</param>
/// <param name="Constant">The default as a declaration says it; null where it must be given.</param>
/// <param name="Default">The default as an expression.</param>
/// <param name="IsParams">Whether it takes any number of arguments.</param>
sealed record SubmitParameter(string Identifier, string Type, bool IsData, string? Constant, string Default, bool IsParams = false)
{
    /// <summary>What the method is given where it is no data: null stands for a service that the run will have.</summary>
    public string Argument => Constant == "null" ? Identifier + "!" : Identifier;
}
