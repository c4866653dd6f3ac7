using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Says which members submit the calls of a method: those that the assembly can name, and whose arguments a future can stand for.</summary>
static class SubmitMemberFinder
{
    public const string Submit = "Submit", Map = "Map";

    static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static SubmitMember? Find(IMethodSymbol method, Thunk thunk)
    {
        if (ExtensionMembers.ImplementationOf(method) is not null || thunk is { IsInline: true } or { Return.Kind: ReturnKind.Stream } or { Host: not null }) return null;
        if (thunk is not { Receiver: null, Route.Kind: RouteKind.Direct, TypeParameters.Count: 0 } || !thunk.Parameters.All(IsPlain) || !method.Parameters.All(IsPlain)) return null;
        var type = method.ContainingType;
        var name = NameOf(method);
        var hasSubmit = !IsTaken(type, Submit + name);
        var hasMap = thunk.Parameters.Any(static each => each.Role == ParameterRole.Argument) && !IsTaken(type, Map + name);
        if (!hasSubmit && !hasMap) return null;
        return new(
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(NamespaceFormat) : "",
            thunk.Route.Target,
            $"{type.Name}_Submit_{StableHash.Of(type.GetDocumentationCommentId() ?? "")}",
            name,
            IsPublic(method),
            thunk.ClassName,
            method.GetDocumentationCommentId() ?? "",
            $"{name}({string.Join(", ", method.Parameters.Where(each => thunk.Parameters.Items[each.Ordinal].Role == ParameterRole.Argument).Select(static each => TypeNames.ForIdentity(each.Type)))})",
            thunk.Return.Kind is ReturnKind.Void or ReturnKind.Task or ReturnKind.ValueTask ? null : thunk.Return.ErasedResult,
            method.Parameters.Zip(thunk.Parameters, Parameter).ToEquatableArray(),
            hasSubmit,
            hasMap);
    }

    // An object may be a future itself, and a trimmed program must be told more than a struct around the argument can repeat.
    static bool IsPlain(Parameter parameter) => parameter is { Modifier: "", Attributes: "", IsDynamic: false };

    static bool IsPlain(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && parameter.Type.SpecialType != SpecialType.System_Object && (!parameter.IsParams || parameter.Type is IArrayTypeSymbol);

    // FetchAsync is submitted as SubmitFetch, as its run is called Fetch, unless another method has that name.
    static string NameOf(IMethodSymbol method) =>
        DescriptionReader.DefaultName(method.Name) is var name && name != method.Name && method.ContainingType.GetMembers(name).IsEmpty ? name : method.Name;

    static bool IsTaken(INamedTypeSymbol type, string name)
    {
        for (var at = type; at is not null; at = at.BaseType)
            if (!at.GetMembers(name).IsEmpty) return true;
        return false;
    }

    static SubmitParameter Parameter(IParameterSymbol symbol, Parameter parameter)
    {
        if (parameter.Role == ParameterRole.Service)
        {
            var type = parameter.ErasedType.EndsWith("?", System.StringComparison.Ordinal) ? parameter.ErasedType : parameter.ErasedType + "?";
            return new(parameter.Identifier, type, false, "null", "null");
        }

        if (parameter.Role != ParameterRole.Argument) return new(parameter.Identifier, parameter.ErasedType, false, "default", "default");
        if (!symbol.IsOptional && !symbol.IsParams) return new(parameter.Identifier, parameter.ErasedType, true, null, $"default({parameter.ErasedType})!");
        var value = StartArguments.Default(symbol, parameter.ErasedType);
        if (symbol.IsParams) return new(parameter.Identifier, parameter.ErasedType, true, "null!", value, IsParams: true);
        var isNullable = symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var underlying = isNullable && symbol.HasExplicitDefaultValue && symbol.ExplicitDefaultValue is not null
            ? StartArguments.Default(symbol, parameter.ErasedType.TrimEnd('?')) // a constant is of no nullable type
            : value;
        return new(parameter.Identifier, parameter.ErasedType, true, underlying, value);
    }

    static bool IsPublic(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Public && IsPublic(method.ContainingType) && IsPublic(method.ReturnType) && method.Parameters.All(static each => IsPublic(each.Type));

    static bool IsPublic(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return IsPublic(array.ElementType);
            case not INamedTypeSymbol: return true;
        }

        for (var at = (INamedTypeSymbol?)type; at is not null; at = at.ContainingType)
            if (at.DeclaredAccessibility != Accessibility.Public || !((IEnumerable<ITypeSymbol>)at.TypeArguments).All(IsPublic)) return false;
        return true;
    }
}
