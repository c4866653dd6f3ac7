using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.Generators.Symbols;

/// <summary>Knows the parameters that only name a flow or task.</summary>
static class FlowReferences
{
    public static bool IsMarked(IParameterSymbol? parameter) =>
        parameter is not null && parameter.OriginalDefinition.GetAttributes().Any(static each => each.AttributeClass.Is(KnownNames.FlowReference));

    /// <summary>Whether calls of a method, as declared, may name flows and tasks.</summary>
    public static bool AreTakenBy(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && method.Parameters.Any(IsMarked);

    /// <summary>Whether a method group is itself the argument for such a parameter.</summary>
    public static bool Take(IMethodReferenceOperation reference)
    {
        var user = reference.Parent;
        while (user is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) user = user.Parent;
        return user is IArgumentOperation { Parameter: var parameter } && IsMarked(parameter);
    }

    /// <summary>What a delegate is made of.</summary>
    public static IOperation Bare(IOperation value)
    {
        while (true)
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion: value = conversion.Operand; break;
                case IDelegateCreationOperation creation: value = creation.Target; break;
                case IParenthesizedOperation parenthesized: value = parenthesized.Operand; break;
                default: return value;
            }
    }
}
