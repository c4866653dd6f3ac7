using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Reads what <c>TrackedMethod</c> says from an annotated method.</summary>
static class DescriptionReader
{
    public static MethodDescription Read(Annotation annotation, Compilation compilation)
    {
        var method = annotation.Method;
        var values = new AttributeValues(annotation.Attribute);
        return new(
            annotation.IsFlow,
            values.Name ?? DefaultName(method.Name),
            values.Name ?? Identity(method),
            TypeNames.ForIdentity(method.ContainingType),
            method.ContainingAssembly.Name,
            method.Name,
            values.Description,
            method.Parameters.Where(static each => !each.Type.IsCancellationToken() && !ServiceParameters.IsService(each))
                .Select(each => new ParameterDescription(each.Name, TypeNames.ForPeople(each.Type), each.IsOptional || each.IsParams, SensitiveValues.Of(compilation).Hides(each)))
                .ToEquatableArray(),
            values.Retries,
            (values.RetryDelaysSeconds ?? (values.RetryDelaySeconds != 0 ? [values.RetryDelaySeconds] : [])).ToEquatableArray(),
            values.FormerNames.OfType<string>().ToEquatableArray(),
            values.Tags.OfType<string>().ToEquatableArray(),
            values.Resumable ? NotResumable(method) : "Its attribute says so.",
            method.Parameters.Any(static each => each.Type.IsCancellationToken()),
            values.OnInputChanged,
            values.Suspends,
            Attempts(values),
            values.Version,
            Rules(annotation, values),
            InlineRules.Why(method) ?? (InlineRules.IsStream(method) ? "it returns a stream" : null));
    }

    /// <summary>The name of a method whose attribute gives none.</summary>
    public static string DefaultName(string methodName) =>
        methodName.Length > 5 && methodName.EndsWith("Async", StringComparison.Ordinal) ? methodName.Substring(0, methodName.Length - 5) : methodName;

    /// <summary>What tells a method without a name from all others.</summary>
    public static string Identity(IMethodSymbol method)
    {
        var typeParameters = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeParameters.Select(static each => each.Name))}>" : "";
        var parameters = string.Join(", ", method.Parameters.Select(static each => Modifier(each.RefKind) + TypeNames.ForIdentity(each.Type)));
        return $"{TypeNames.ForIdentity(method.ContainingType)}.{method.Name}{typeParameters}({parameters})";
    }

    static AttemptOptions Attempts(AttributeValues values) => new(
        values.RetryBackoffFactor,
        values.MaxRetryDelaySeconds,
        values.RetryJitter,
        values.RetryDeadlineSeconds,
        values.TimeoutSeconds,
        values.NonRetryable.OfType<INamedTypeSymbol>().Select(static each => Reachability.MetadataName(each.OriginalDefinition)).ToEquatableArray(),
        values.MaxConcurrentTasks);

    static TaskRules Rules(Annotation annotation, AttributeValues values) => annotation.IsFlow
        ? new(EquatableArray<LimitRule>.Empty, 0, EquatableArray<string>.Empty, 0)
        : new(
            LimitValues.On(annotation.Method).Select(static each => new LimitRule(each.Name ?? "", each.Slots, each.Key)).ToEquatableArray(),
            values.CacheBy,
            values.CacheWithout.OfType<string>().ToEquatableArray(),
            values.CacheSeconds);

    static string Modifier(RefKind kind) => kind switch
    {
        RefKind.None => "",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "ref ",
    };

    /// <summary>Why a run of a flow cannot be continued by another process, as a sentence; null when it can.</summary>
    public static string? NotResumable(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.ContainingType.IsGenericType) return "It or its type is generic, and a type argument is not stored.";
        if (method.Parameters.Any(static each => each.RefKind != RefKind.None)) return "It has parameters that are passed by reference.";
        if (InlineRules.Why(method) is { } why && method.ContainingType is not { IsValueType: true }) return $"I{why.Substring(1)}.";
        if (method.Parameters.FirstOrDefault(static each => each.Type.TypeKind == TypeKind.Delegate && !ServiceParameters.IsService(each)) is { } code) return $"Its parameter '{code.Name}' is a delegate, which is not stored.";
        if (method.IsStatic) return null;
        if (method.ContainingType.TypeKind == TypeKind.Interface) return "It is declared by an interface, and the implementation is not stored.";
        if (method.ContainingType.IsAbstract) return "Its type is abstract, and the derived type is not stored.";
        return method.ContainingType.IsValueType ? "It belongs to a struct, which no service provider makes." : null;
    }
}
