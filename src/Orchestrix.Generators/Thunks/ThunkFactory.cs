using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Makes the model of a method's generated class from its symbol.</summary>
static class ThunkFactory
{
    /// <param name="method">The method that calls are bound to, as declared.</param>
    /// <param name="annotation">The attribute: on the method, or on what it overrides or implements.</param>
    /// <param name="compilation">The compilation that the thunk becomes part of.</param>
    public static ThunkResult Create(IMethodSymbol method, Annotation annotation, Compilation compilation)
    {
        if (ExtensionMembers.ImplementationOf(method) is { } implementation)
        {
            method = implementation;
            annotation = new(method, annotation.Attribute, annotation.IsFlow);
        }
        if (ThunkProblems.Find(method, compilation) is { } problem) return new(null, problem);
        var isInline = InlineRules.Why(method) is not null;
        var names = new TypeNames(method);
        var parameters = Parameters(method, annotation, names, compilation);
        var host = TypeHosts.Find(method, compilation);
        ISymbol scope = host is null ? compilation.Assembly : method.ContainingType;
        var callbackHost = SymbolEqualityComparer.Default.Equals(method.ContainingType, annotation.Method.ContainingType) ? host : null;
        var thunk = new Thunk(
            ClassName(method, host),
            DescriptionReader.Read(annotation, compilation),
            Return(method, names),
            Receiver(method, names, parameters, compilation),
            names.TypeParameters.Select(each => TypeParameter(each, names)).ToEquatableArray(),
            parameters.ToEquatableArray(),
            RouteFinder.Find(method, names, compilation, host),
            Interpolation(new AttributeValues(annotation.Attribute).Key, isShown: false, method, annotation, parameters, scope, compilation),
            Interpolation(new AttributeValues(annotation.Attribute).RunName, isShown: true, method, annotation, parameters, scope, compilation),
            annotation.IsFlow && !isInline ? StartArguments.Of(method, parameters, names) : null,
            CallbackFinder.Hooks(annotation, callbackHost, compilation).Select(static each => each.Found).OfType<Callback>().ToEquatableArray(),
            isInline ? null : Rollback(method, annotation, parameters, callbackHost, compilation),
            ConditionalSymbols(method))
        {
            Host = host,
            IsInline = isInline,
            IsUnsafe = method.Parameters.Select(static each => each.Type).Append(method.ReturnType).Any(InlineRules.IsPointer),
        };
        return new(thunk, null);
    }

    /// <summary>The class of a method.</summary>
    public static string ClassName(IMethodSymbol method, TypeHost? host) =>
        $"{(host is null ? "" : TypeHost.Prefix)}{method.ContainingType.Name}_{method.Name}_{StableHash.Of(method.ContainingAssembly.Name + ":" + method.GetDocumentationCommentId())}";

    /// <summary>The class of a method, as code writes it.</summary>
    public static string Path(IMethodSymbol method, TypeHost? host) => $"{host?.Name ?? "global::Orchestrix.Generated"}.{ClassName(method, host)}";

    static Callback? Rollback(IMethodSymbol method, Annotation annotation, List<Parameter> parameters, TypeHost? host, Compilation compilation) =>
        annotation.Method.Parameters.Length == method.Parameters.Length
            ? CallbackFinder.Rollback(annotation, CallbackFinder.ResultOf(method), parameter => parameters[parameter.Ordinal].Field, host, compilation).Found
            : null;

    static Return Return(IMethodSymbol method, TypeNames names)
    {
        var type = method.ReturnType;
        var kind = CallbackFinder.KindOf(method);
        var result = kind is ReturnKind.TaskOfResult or ReturnKind.ValueTaskOfResult or ReturnKind.Stream ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        var passing = method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : "";
        return new(kind, passing + names.Exact(type), passing + names.Erased(type), names.Erased(result)) { CanBeKept = !InlineRules.IsByRefLike(type) && type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol) };
    }

    static Receiver? Receiver(IMethodSymbol method, TypeNames names, IReadOnlyList<Parameter> parameters, Compilation compilation)
    {
        if (method.IsStatic) return null;
        return new(names.Exact(method.ContainingType), Signatures.Unused("self", parameters), !method.ContainingType.IsValueType ? "" : method.IsReadOnly ? "in " : "ref ")
        {
            IsSensitive = SensitiveValues.Of(compilation).Hides(method.ContainingType),
            IsUnscoped = method.GetAttributes().Any(static each => each.AttributeClass.Is(KnownNames.UnscopedRef)),
        };
    }

    static List<Parameter> Parameters(IMethodSymbol method, Annotation annotation, TypeNames names, Compilation compilation)
    {
        var parameters = new List<Parameter>();
        var taken = new HashSet<string>();
        foreach (var parameter in method.Parameters)
        {
            // Other languages allow names that C# has no way to write.
            var name = SyntaxFacts.IsValidIdentifier(parameter.Name) && taken.Add(parameter.Name) ? parameter.Name : "p" + parameter.Ordinal;
            while (name != parameter.Name && !taken.Add(name)) name += "_";
            var service = ServiceParameters.Service(parameter, names);
            var role = service is not null ? ParameterRole.Service
                : !parameter.Type.IsCancellationToken() ? ParameterRole.Argument
                : parameters.Any(static each => each.Role == ParameterRole.Token) ? ParameterRole.FurtherToken
                : ParameterRole.Token;
            parameters.Add(new(
                parameter.Name,
                TypeNames.Identifier(name),
                TrimmerAttributes(parameter),
                Modifier(parameter),
                names.Exact(parameter.Type),
                names.Erased(parameter.Type),
                role,
                parameter.Type.TypeKind == TypeKind.Dynamic,
                method.IsExtensionMethod && parameter.Ordinal == 0)
            {
                Service = service,
                Passing = parameter.RefKind switch { RefKind.In or RefKind.RefReadOnlyParameter => "in ", RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "" },
                IsSensitive = role == ParameterRole.Argument && IsSensitive(parameter, annotation, compilation),
            });
        }
        return parameters;
    }

    // What is overridden or implemented may carry the mark instead.
    static bool IsSensitive(IParameterSymbol parameter, Annotation annotation, Compilation compilation) =>
        SensitiveValues.Of(compilation).Hides(parameter)
        || (parameter.Ordinal < annotation.Method.Parameters.Length && SensitiveValues.Of(compilation).Hides(annotation.Method.Parameters[parameter.Ordinal]));

    /// <summary>A type parameter, to be declared once more.</summary>
    public static TypeParameter TypeParameter(ITypeParameterSymbol parameter, TypeNames names)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint) constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint) constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint) constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(names.Exact));
        if (parameter.HasConstructorConstraint) constraints.Add("new()");
        if (parameter.AllowsRefLikeType) constraints.Add("allows ref struct");
        return new(names.Of(parameter), string.Join(", ", constraints), TrimmerAttributes(parameter), parameter.TypeParameterKind == TypeParameterKind.Type);
    }

    static string? Interpolation(string? text, bool isShown, IMethodSymbol method, Annotation annotation, List<Parameter> parameters, ISymbol scope, Compilation compilation)
    {
        if (text is null) return null;
        var template = KeyTemplate.Parse(text, annotation.Method, compilation, scope);
        if (template.Unknown.Count > 0 || annotation.Method.Parameters.Length != method.Parameters.Length) return null;
        return Literals.Interpolated(isShown ? template.Masked() : template, parameter => parameters[parameter.Ordinal].Field);
    }

    // An out parameter is scoped unless it says otherwise, and a params span always is.
    static string Modifier(IParameterSymbol parameter)
    {
        var passing = parameter.RefKind switch { RefKind.In => "in ", RefKind.RefReadOnlyParameter => "ref readonly ", RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "" };
        return parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " + passing
            : parameter is { RefKind: RefKind.Out, ScopedKind: ScopedKind.None } ? $"[global::{KnownNames.UnscopedRef}] " + passing
            : passing;
    }

    /// <summary>What the trimmer has to know of a parameter, as code writes it.</summary>
    public static string TrimmerAttributes(ISymbol parameter) => string.Concat(parameter.GetAttributes()
        .Where(static each => each.AttributeClass.Is(KnownNames.TrimmerAttribute))
        .Select(static each => $"[global::{KnownNames.TrimmerAttribute}((global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes)({each.ConstructorArguments.FirstOrDefault().Value}))] "));

    // A call that its caller compiles in must not be left out here.
    static EquatableArray<string> ConditionalSymbols(IMethodSymbol method)
    {
        var symbols = ImmutableArray.CreateBuilder<string>();
        for (var at = method; at is not null; at = at.OverriddenMethod)
            foreach (var attribute in at.GetAttributes())
                if (attribute.AttributeClass.Is("System.Diagnostics.ConditionalAttribute") && attribute.ConstructorArguments.FirstOrDefault().Value is string symbol && SyntaxFacts.IsValidIdentifier(symbol))
                    symbols.Add(symbol);
        return new(symbols.ToImmutable());
    }
}
