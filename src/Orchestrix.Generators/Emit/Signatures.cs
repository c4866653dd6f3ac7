using System.Collections.Generic;
using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>The parts of declarations that several writers share.</summary>
static class Signatures
{
    /// <summary>The type parameters as a use of the declaration names them.</summary>
    public static string TypeArguments(IEnumerable<TypeParameter> parameters) => Angled(parameters.Select(static each => each.Name));

    /// <summary>The type parameters as a declaration lists them.</summary>
    public static string TypeParameters(IEnumerable<TypeParameter> parameters) => Angled(parameters.Select(static each => each.Attributes + each.Name));

    public static string Constraints(IEnumerable<TypeParameter> parameters) =>
        string.Concat(parameters.Where(static each => each.Constraints.Length > 0).Select(static each => $" where {each.Name} : {each.Constraints}"));

    /// <summary>Parameters with <c>object</c> for <c>dynamic</c>, so that nothing generated is bound at run time.</summary>
    public static IEnumerable<string> Erased(Thunk thunk) => thunk.Parameters.Select(static each => $"{each.Attributes}{each.Modifier}{each.ErasedType} {each.Identifier}");

    /// <summary>A name like the wanted one that no parameter has.</summary>
    public static string Unused(string wanted, IEnumerable<Parameter> parameters)
    {
        while (parameters.Any(each => each.Identifier == wanted)) wanted += "_";
        return wanted;
    }

    static string Angled(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : "";
}
