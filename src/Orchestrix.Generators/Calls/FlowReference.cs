using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Calls;

/// <summary>What a call gives to a parameter that takes a flow or task by the name of its method.</summary>
/// <param name="parameter">The parameter, as declared.</param>
/// <param name="annotation">The attribute of the method that is given; null where none is, or one that is not tracked.</param>
/// <param name="method">The method, as declared.</param>
/// <param name="isNull">Whether nothing is given.</param>
sealed class FlowReference(IParameterSymbol parameter, IMethodSymbol? method, Annotation? annotation, bool isNull)
{
    public IParameterSymbol Parameter { get; } = parameter;

    public IMethodSymbol? Method { get; } = method;

    public Annotation? Annotation { get; } = annotation;

    public bool IsNull { get; } = isNull;

    /// <summary>The references of a call in the order of the parameters.</summary>
    public static IReadOnlyList<FlowReference> In(IInvocationOperation call)
    {
        var references = new List<FlowReference>();
        foreach (var argument in call.Arguments)
            if (FlowReferences.IsMarked(argument.Parameter)) references.Add(Of(argument.Parameter!.OriginalDefinition, FlowReferences.Bare(argument.Value)));
        return [.. references.OrderBy(static each => each.Parameter.Ordinal)];
    }

    static FlowReference Of(IParameterSymbol parameter, IOperation value)
    {
        if (value is not IMethodReferenceOperation { Method: var method }) return new(parameter, null, null, value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation);
        var declared = Annotation.Declared(method);
        return new(parameter, declared, Annotation.Find(declared), false);
    }
}
