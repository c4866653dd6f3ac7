using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>What the options of a flow or task must keep to.</summary>
static class OptionRules
{
    const int MaximumDelays = 50;
    const int CacheByVersion = 2;
    const string Forbidden = "/%&><";

    /// <summary>All mistakes: the option and the rest of a sentence about it.</summary>
    public static IEnumerable<(string Option, string Rule)> Check(AttributeValues values)
    {
        if (values.HasName && NameRule(values.Name) is { } name) yield return (nameof(values.Name), name);
        foreach (var former in values.FormerNames)
            if (NameRule(former) is { } rule) yield return (nameof(values.FormerNames), rule);
        if (values.Retries < 0) yield return (nameof(values.Retries), $"must not be negative, but is {values.Retries}");
        if (DelayRule(values.RetryDelaySeconds) is { } delay) yield return (nameof(values.RetryDelaySeconds), delay);
        var delays = values.RetryDelaysSeconds ?? [];
        foreach (var rule in delays.Select(DelayRule).OfType<string>()) yield return (nameof(values.RetryDelaysSeconds), rule);
        if (delays.Count > MaximumDelays) yield return (nameof(values.RetryDelaysSeconds), $"must have at most {MaximumDelays} entries, but has {delays.Count}");
        foreach (var mistake in CheckAttempts(values)) yield return mistake;
    }

    /// <summary>All mistakes in the name of a run, each as the rest of a sentence about it.</summary>
    public static IEnumerable<string> CheckRunName(string? name, IMethodSymbol method, Compilation compilation)
    {
        if (name is null) return [];
        var template = KeyTemplate.Parse(name, method, compilation, TypeHosts.Scope(method, compilation));
        return template.Unknown.Select(static each => $"names '{each}', which is not a parameter")
            .Concat(template.Sensitive.Select(static each => $"shows '{each}', which is marked [Sensitive]; leave it out"));
    }

    static IEnumerable<(string Option, string Rule)> CheckAttempts(AttributeValues values)
    {
        if (!(values.RetryBackoffFactor >= 1) || double.IsInfinity(values.RetryBackoffFactor)) yield return (nameof(values.RetryBackoffFactor), $"must be finite and at least 1, but is {Text(values.RetryBackoffFactor)}");
        if (!(values.RetryJitter >= 0) || double.IsInfinity(values.RetryJitter)) yield return (nameof(values.RetryJitter), $"must be finite and not negative, but is {Text(values.RetryJitter)}");
        foreach (var (option, seconds) in new[]
        {
            (nameof(values.MaxRetryDelaySeconds), values.MaxRetryDelaySeconds),
            (nameof(values.RetryDeadlineSeconds), values.RetryDeadlineSeconds),
            (nameof(values.TimeoutSeconds), values.TimeoutSeconds),
            (nameof(values.CacheSeconds), values.CacheSeconds),
        })
            if (values.Sets(option) && (!(seconds > 0) || double.IsInfinity(seconds))) yield return (option, $"must be a positive number of seconds, but is {Text(seconds)}");
        if (values.CacheBy == 0 && (values.Sets(nameof(values.CacheSeconds)) || values.Sets(nameof(values.CacheWithout)))) yield return (nameof(values.CacheBy), "must be set where the cache has further options");
        if ((values.CacheBy & CacheByVersion) != 0 && values.Version is null) yield return (nameof(values.CacheBy), "takes the version, which is not set");
        if (values.MaxConcurrentTasks < 1) yield return (nameof(values.MaxConcurrentTasks), $"must be at least 1, but is {values.MaxConcurrentTasks}");
        foreach (var type in values.NonRetryable.Where(static each => !IsException(each)))
            yield return (nameof(values.NonRetryable), $"must name exceptions, but names '{type?.ToDisplayString() ?? "null"}'");
    }

    static bool IsException(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            if (at.Is("System.Exception")) return true;
        return false;
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    static string? NameRule(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "must not be empty"
        : name!.Any(static letter => Forbidden.IndexOf(letter) >= 0) ? $"must not contain / % & > <, but is '{name}'"
        : null;

    static string? DelayRule(double delay) =>
        delay >= 0 && !double.IsInfinity(delay) ? null : $"must be a number of seconds and not negative, but is {Text(delay)}";
}
