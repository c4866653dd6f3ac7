using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.Benchmarks;

/// <summary>What one writes first: every invocation is bound, and those of marked methods are intercepted by a method of one line. It only knows methods like those of the synthetic project.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // it is no analyzer of a package
sealed class NaiveGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InvocationExpressionSyntax, static (found, cancellationToken) => Find((InvocationExpressionSyntax)found.Node, found.SemanticModel, cancellationToken))
            .Where(static each => each is not null)
            .Collect();
        context.RegisterSourceOutput(calls, static (output, all) => output.AddSource("Calls.g.cs", Write(all!)));
    }

    static Call? Find(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method) return null;
        if (!method.GetAttributes().Any(static each => each.AttributeClass?.ToDisplayString() is "Orchestrix.TaskAttribute" or "Orchestrix.FlowAttribute")) return null;
        if (model.GetInterceptableLocation(invocation, cancellationToken) is not { } location) return null;
        return new(
            location.GetInterceptsLocationAttributeSyntax(),
            method.Name,
            method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            string.Join(", ", method.Parameters.Select(static each => $"{each.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {each.Name}")),
            string.Join(", ", method.Parameters.Select(static each => each.Name)));
    }

    static string Write(ImmutableArray<Call> calls)
    {
        StringBuilder text = new("namespace Synthetic.Generated\n{\n    static class Calls\n    {\n");
        foreach (var same in calls.GroupBy(static each => each with { Attribute = "" }))
        {
            foreach (var call in same) text.Append("        ").Append(call.Attribute).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"        internal static {same.Key.Returns} {same.Key.Name}({same.Key.Parameters}) => {same.Key.Type}.{same.Key.Name}({same.Key.Arguments});\n");
        }

        return text.Append("    }\n}\n").ToString();
    }

    sealed record Call(string Attribute, string Name, string Returns, string Type, string Parameters, string Arguments);
}
