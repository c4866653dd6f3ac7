namespace Orchestrix.Generators.Model;

/// <summary>A partial type that generated code becomes part of, since only a member of it can name all that a method's signature names.</summary>
/// <param name="Namespace">Its namespace, as code writes it.</param>
/// <param name="Types">The types around it, outermost first, and itself.</param>
/// <param name="Access">The accessibility of interceptors: as far as calls can be, and no further than the types in the signature.</param>
sealed record TypeHost(string Namespace, EquatableArray<HostType> Types, string Access)
{
    /// <summary>What the names of all members begin with, so that no name of the user's is like them.</summary>
    public const string Prefix = "__Orchestrix_";

    /// <summary>Whether it is an interface, whose members are virtual unless they say otherwise.</summary>
    public bool IsInterface { get; init; }

    /// <summary>The type itself, as code writes it.</summary>
    public string Name => Types.Items[Types.Count - 1].Name;
}

/// <summary>One type of a chain of nested ones.</summary>
/// <param name="Declaration">What a further part of it begins with: <c>partial class Importer</c>.</param>
/// <param name="Name">Its name, as code writes it anywhere.</param>
sealed record HostType(string Declaration, string Name);
