using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>The options that a flow or task attribute sets.</summary>
sealed class AttributeValues(AttributeData attribute)
{
    /// <summary>Whether the attribute was given a name, even an impossible one.</summary>
    public bool HasName => attribute.ConstructorArguments.Length > 0;

    public string? Name => attribute.ConstructorArguments.FirstOrDefault().Value as string;

    public string? Description => Single("Description") as string;

    public string? Key => Single("Key") as string;

    public string? RunName => Single("RunName") as string;

    public string? Version => Single("Version") as string;

    public bool Resumable => Single("Resumable") is not false;

    public int Retries => Single("Retries") as int? ?? 0;

    /// <summary>The value of the enumeration <c>InputChange</c>.</summary>
    public bool Suspends => Single("Suspends") is true;

    public int OnInputChanged => Single("OnInputChanged") as int? ?? 0;

    public double RetryDelaySeconds => Single("RetryDelaySeconds") as double? ?? 0;

    public double RetryBackoffFactor => Single("RetryBackoffFactor") as double? ?? 1;

    public double MaxRetryDelaySeconds => Single("MaxRetryDelaySeconds") as double? ?? 0;

    public double RetryJitter => Single("RetryJitter") as double? ?? 0;

    public double RetryDeadlineSeconds => Single("RetryDeadlineSeconds") as double? ?? 0;

    public double TimeoutSeconds => Single("TimeoutSeconds") as double? ?? 0;

    /// <summary>Null where the attribute does not say it.</summary>
    public int? MaxConcurrentTasks => Single("MaxConcurrentTasks") as int?;

    public IReadOnlyList<ITypeSymbol?> NonRetryable => Many<ITypeSymbol?>("NonRetryable") ?? [];

    /// <summary>Whether an option is set, whatever its value.</summary>
    public bool Sets(string option) => attribute.NamedArguments.Any(each => each.Key == option);

    /// <summary>The delays, or <see langword="null"/> when they are not set.</summary>
    public IReadOnlyList<double>? RetryDelaysSeconds => Many<double>("RetryDelaysSeconds");

    public IReadOnlyList<string?> FormerNames => Many<string?>("FormerNames") ?? [];

    public IReadOnlyList<string?> Tags => Many<string?>("Tags") ?? [];

    /// <summary>The options that name hooks, with the moments of <c>TrackedMoment</c>.</summary>
    public static readonly (string Option, string Moment)[] HookOptions = [("OnRunning", "Running"), ("OnCompletion", "Completion"), ("OnFailure", "Failure"), ("OnCancellation", "Cancellation"), ("OnCrashed", "Crash")];

    public string? OnRollback => Single("OnRollback") as string;

    /// <summary>The value of the enumeration <c>CacheBy</c>.</summary>
    public int CacheBy => Single("CacheBy") as int? ?? 0;

    public IReadOnlyList<string?> CacheWithout => Many<string?>("CacheWithout") ?? [];

    public double CacheSeconds => Single("CacheSeconds") as double? ?? 0;

    /// <summary>The names in an option that names hooks.</summary>
    public IEnumerable<string> Hooks(string option) => Single(option) is string names ? names.Split(',').Select(static each => each.Trim()) : [];

    object? Single(string name) => attribute.NamedArguments.FirstOrDefault(each => each.Key == name).Value is { Kind: not TypedConstantKind.Array } value ? value.Value : null;

    IReadOnlyList<T>? Many<T>(string name) =>
        attribute.NamedArguments.FirstOrDefault(each => each.Key == name).Value is { Kind: TypedConstantKind.Array, IsNull: false } value
            ? [.. value.Values.Select(static each => each.Value is T item ? item : default!)]
            : null;
}
