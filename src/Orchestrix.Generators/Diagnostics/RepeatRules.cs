using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>The options that need a call that can be kept and made again, on methods whose calls cannot.</summary>
static class RepeatRules
{
    static readonly string[] Options =
    [
        "Retries", "RetryDelaySeconds", "RetryDelaysSeconds", "RetryBackoffFactor", "MaxRetryDelaySeconds", "RetryJitter", "RetryDeadlineSeconds", "NonRetryable",
        "TimeoutSeconds", "Key", "RunName", "CacheBy", "OnRollback", "Suspends",
    ];

    // A stream's run has a name and arguments; only its body cannot be executed again once somebody has its elements.
    static readonly string[] OfArguments = ["Key", "RunName"];

    /// <summary>The options that are set and cannot be kept, each with its place.</summary>
    public static IEnumerable<(string Option, Location? Place)> Check(Annotation annotation, CancellationToken cancellationToken)
    {
        var method = annotation.Method;
        if (Reason(method) is not { IsStream: var isStream }) yield break;
        var values = new AttributeValues(annotation.Attribute);
        foreach (var option in Options)
            if (values.Sets(option) && !(isStream && OfArguments.Contains(option))) yield return (option, Places.Of(annotation.Attribute, option, cancellationToken));
        foreach (var limit in LimitValues.On(method)) yield return ("Limit", limit.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation());
        foreach (var parameter in method.Parameters.Where(_ => !isStream))
            if (ServiceParameters.Mark(parameter) is not null) yield return ($"[FromServices] on '{parameter.Name}'", parameter.Locations.FirstOrDefault());
    }

    /// <summary>Why a call cannot be made again, and what helps; null when it can.</summary>
    public static (string Reason, string Fix, bool IsStream)? Reason(IMethodSymbol method) =>
        InlineRules.Why(method) is { } why ? (why, "Pass and return values", false)
        : InlineRules.IsStream(method) ? ("it returns a stream, whose elements the caller has already when an attempt fails", "Let a task of its own make each element", true)
        : null;
}
