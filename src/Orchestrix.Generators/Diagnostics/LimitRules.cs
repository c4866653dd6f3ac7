using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>What limit attributes must keep to.</summary>
static class LimitRules
{
    /// <summary>All mistakes: the attribute and the rest of a sentence about it.</summary>
    public static IEnumerable<(LimitValues Limit, string Rule)> Check(IMethodSymbol method, bool isTask)
    {
        foreach (var limit in LimitValues.On(method))
        {
            if (!isTask) yield return (limit, "has no effect, since only tasks have limits; mark the method as a task");
            if (string.IsNullOrWhiteSpace(limit.Name)) yield return (limit, "must have a name");
            if (limit.Slots < 1) yield return (limit, $"must ask for at least 1 slot, but asks for {limit.Slots}");
            if (limit.Key is { } key && !method.Parameters.Any(each => each.Name == key && !each.Type.IsCancellationToken())) yield return (limit, $"has a set of slots for each '{key}', which is not a parameter");
        }
    }
}
