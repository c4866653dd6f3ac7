using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>What the options of a flow or task must keep to.</summary>
static class OptionRules
{
    const int MaximumDelays = 50;
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
    }

    static string? NameRule(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "must not be empty"
        : name!.Any(static letter => Forbidden.IndexOf(letter) >= 0) ? $"must not contain / % & > <, but is '{name}'"
        : null;

    static string? DelayRule(double delay) =>
        delay >= 0 && !double.IsInfinity(delay) ? null : $"must be a number of seconds and not negative, but is {delay.ToString(CultureInfo.InvariantCulture)}";
}
