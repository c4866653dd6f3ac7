using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX003: what C# allows the attribute on, but no call of which can be intercepted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Misplaced];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return;
            start.RegisterOperationAction(static each => Analyze(each, ((ILocalFunctionOperation)each.Operation).Symbol, "a local function"), OperationKind.LocalFunction);
            start.RegisterOperationAction(static each => Analyze(each, ((IAnonymousFunctionOperation)each.Operation).Symbol, "a lambda"), OperationKind.AnonymousFunction);
            start.RegisterSymbolAction(
                static each =>
                {
                    var method = (IMethodSymbol)each.Symbol;
                    if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) return;
                    if (Find(method, "an accessor, constructor or operator", each.CancellationToken) is { } found) each.ReportDiagnostic(found);
                },
                SymbolKind.Method);
        });
    }

    static void Analyze(OperationAnalysisContext context, IMethodSymbol method, string what)
    {
        if (Find(method, what, context.CancellationToken) is { } found) context.ReportDiagnostic(found);
    }

    static Diagnostic? Find(IMethodSymbol method, string what, CancellationToken cancellationToken)
    {
        if (Annotation.On(method) is not { } annotation) return null;
        var location = annotation.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? method.Locations.FirstOrDefault();
        return Diagnostic.Create(Descriptors.Misplaced, location, annotation.IsFlow ? "Flow" : "Task", what);
    }
}
