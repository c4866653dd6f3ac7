using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Calls;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX002, ORX006, ORX007 and ORX009: calls of flows and tasks in forms that no interceptor can take the place of, or not as the user may think.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.BaseCall, Descriptors.DynamicCall, Descriptors.MayBeStruct, Descriptors.InExpressionTree];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return;
            var annotations = new KnownAnnotations();
            start.RegisterOperationAction(each => Call(each, annotations), OperationKind.Invocation);
            start.RegisterOperationAction(each => DynamicCall(each, annotations), OperationKind.DynamicInvocation);
        });
    }

    static void Call(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Syntax is not InvocationExpressionSyntax invocation || !annotations.IsTracked(call.TargetMethod) || call.SemanticModel is not { } model || GeneratedCode.Holds(context.ContainingSymbol)) return;
        var name = call.TargetMethod.Name;
        if (CallProblems.IsBaseCall(invocation, call.TargetMethod))
        {
            if (!Lambdas.IsInBodyByHand(call)) Report(context, Descriptors.BaseCall, name);
        }
        else if (CallProblems.MayBeStruct(invocation, call.TargetMethod, model, context.CancellationToken) is { } parameter) Report(context, Descriptors.MayBeStruct, name, parameter.Name);
        else if (IsInTree(call)) Report(context, Descriptors.InExpressionTree, name);
    }

    static void DynamicCall(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        if (context.Operation.SemanticModel?.GetSymbolInfo(context.Operation.Syntax, context.CancellationToken) is not { } info || GeneratedCode.Holds(context.ContainingSymbol)) return;
        var candidates = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
        if (candidates.OfType<IMethodSymbol>().FirstOrDefault(annotations.IsTracked) is { } method) Report(context, Descriptors.DynamicCall, method.Name);
    }

    static bool IsInTree(IOperation operation)
    {
        for (var at = operation; at is not null; at = at.Parent)
            if (at is IAnonymousFunctionOperation && at.Parent?.Type?.OriginalDefinition.Is("System.Linq.Expressions.Expression`1") == true) return true;
        return false;
    }

    static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, params object[] words) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, context.Operation.Syntax.GetLocation(), words));
}
