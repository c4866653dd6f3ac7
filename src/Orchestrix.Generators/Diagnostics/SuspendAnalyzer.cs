using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX022: a flow that suspends itself, and does not remember the steps that it would resume after.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuspendAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ForgetfulSuspension];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is not null) start.RegisterOperationAction(Analyze, OperationKind.Invocation);
        });
    }

    static void Analyze(OperationAnalysisContext context)
    {
        var called = ((IInvocationOperation)context.Operation).TargetMethod;
        if (called.Name is not ("SuspendAsync" or "SuspendForAsync") || !called.IsStatic || !called.ContainingType.Is(KnownNames.Run)) return;
        if (context.ContainingSymbol is not IMethodSymbol method || Annotation.Find(method) is not { IsFlow: true } annotation) return;
        var values = new AttributeValues(annotation.Attribute);
        if (!values.Suspends && values.Retries <= 0)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ForgetfulSuspension, context.Operation.Syntax.GetLocation(), method.Name));
    }
}
