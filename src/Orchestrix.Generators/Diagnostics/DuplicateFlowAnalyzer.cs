using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX019: a flow is started by its name, so a name must mean one flow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateFlowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DuplicateFlow];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return;
            var flows = new ConcurrentBag<(string Name, IMethodSymbol Method)>();
            start.RegisterSymbolAction(
                each =>
                {
                    var method = (IMethodSymbol)each.Symbol;
                    if (method.PartialDefinitionPart is null && method.MethodKind == MethodKind.Ordinary && Annotation.On(method) is { IsFlow: true } annotation)
                        flows.Add((new AttributeValues(annotation.Attribute).Name ?? DescriptionReader.DefaultName(method.Name), method));
                },
                SymbolKind.Method);
            start.RegisterCompilationEndAction(end => Report(end, flows));
        });
    }

    static void Report(CompilationAnalysisContext context, IEnumerable<(string Name, IMethodSymbol Method)> flows)
    {
        foreach (var namesakes in flows.GroupBy(static each => each.Name, StringComparer.Ordinal))
        {
            var methods = namesakes.Select(static each => each.Method)
                .OrderBy(static each => each.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static each => each.Locations[0].SourceSpan.Start)
                .ToList();
            foreach (var method in methods.Skip(1).Where(each => !IsSameFlow(each, methods[0])))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.DuplicateFlow, method.Locations[0], [methods[0].Locations[0]], Display(methods[0]), Display(method), namesakes.Key));
        }
    }

    // An override or implementation may repeat the attribute; it is the same flow to whoever starts it.
    static bool IsSameFlow(IMethodSymbol one, IMethodSymbol other) => Implements(one, other) || Implements(other, one);

    static bool Implements(IMethodSymbol method, IMethodSymbol basis)
    {
        for (var at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, basis)) return true;
        return method.ContainingType.AllInterfaces
            .Where(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, basis.ContainingType))
            .SelectMany(each => each.GetMembers(basis.Name))
            .Any(each => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(each), method));
    }

    static string Display(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
