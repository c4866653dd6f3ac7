using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX001: whoever calls the delegate calls the method itself, past every interceptor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodGroupAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MethodGroup];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return;
            var annotations = new KnownAnnotations();
            start.RegisterOperationAction(each => Analyze(each, annotations), OperationKind.MethodReference);
        });
    }

    static void Analyze(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (!annotations.IsTracked(reference.Method) || FlowReferences.Take(reference) || Lambdas.IsBodyByHand(reference)) return;
        for (var at = reference.Parent; at is not null; at = at.Parent)
            if (at is INameOfOperation) return;
        // The library would execute the method in order to learn which one is meant.
        var severity = Lambdas.IsForRecording(reference) ? DiagnosticSeverity.Error : Descriptors.MethodGroup.DefaultSeverity;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.MethodGroup, reference.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, reference.Method.Name));
    }
}
