using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>How a flow is called with arguments that come by the names of its parameters, from a document for example.</summary>
static class StartArguments
{
    /// <summary>The arguments as code; null where a name is not enough to call the flow.</summary>
    public static EquatableArray<string>? Of(IMethodSymbol method, IReadOnlyList<Parameter> parameters, TypeNames names)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            if (type.IsGenericType) return null;
        if (method.IsGenericMethod || (!method.IsStatic && method.ContainingType.IsValueType) || !method.Parameters.All(IsByValue)) return null;
        var arguments = method.Parameters.Zip(parameters, static (symbol, parameter) => Argument(symbol, parameter));
        return (method.IsStatic ? arguments : arguments.Prepend($"arguments.Receiver<{names.Exact(method.ContainingType)}>()")).ToEquatableArray();
    }

    static bool IsByValue(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType && parameter.Type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol);

    static string Argument(IParameterSymbol symbol, Parameter parameter)
    {
        if (parameter.Role == ParameterRole.Service) return "null!";
        if (parameter.Role != ParameterRole.Argument) return "default";
        var name = Literals.Of(symbol.Name);
        return symbol.IsOptional || symbol.IsParams
            ? $"arguments.Optional<{parameter.ErasedType}>({name}, {Default(symbol, parameter.ErasedType)})"
            : $"arguments.Required<{parameter.ErasedType}>({name})";
    }

    /// <summary>The default of a parameter, as code.</summary>
    public static string Default(IParameterSymbol parameter, string type)
    {
        if (parameter.IsParams) return "[]";
        var value = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        return value switch
        {
            null => $"default({type})!",
            string text => Literals.Of(text),
            double number => $"({type})({Literals.Of(number)})",
            float number when float.IsNaN(number) || float.IsInfinity(number) => $"({type})(float)({Literals.Of((double)number)})",
            float number => $"({type})({number.ToString("R", CultureInfo.InvariantCulture)}f)",
            decimal number => $"({type})({number.ToString(CultureInfo.InvariantCulture)}m)",
            bool or char or sbyte or byte or short or ushort or int or uint or long or ulong => $"({type})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
            _ => $"default({type})!", // a constant that only other languages have
        };
    }
}
