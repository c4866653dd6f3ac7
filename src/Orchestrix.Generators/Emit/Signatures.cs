using System.Collections.Generic;
using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>The parts of declarations that several writers share.</summary>
static class Signatures
{
    public static string TypeParameters(IEnumerable<TypeParameter> parameters)
    {
        var names = string.Join(", ", parameters.Select(static each => each.Name));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    public static string Constraints(IEnumerable<TypeParameter> parameters) =>
        string.Concat(parameters.Where(static each => each.Constraints.Length > 0).Select(static each => $" where {each.Name} : {each.Constraints}"));

    /// <summary>Parameters with <c>object</c> for <c>dynamic</c>, so that nothing generated is bound at run time.</summary>
    public static IEnumerable<string> Erased(Thunk thunk) => thunk.Parameters.Select(static each => $"{each.Modifier}{each.ErasedType} {each.Identifier}");
}
