using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Calls;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX008: the net under everything. It sees the compilation after the generator, so a call without an interceptor is an untracked call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrackedCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Untracked];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            // In an editor the generator does not run; every call would seem untracked.
            if (start.Compilation.Assembly.GetTypeByMetadataName(KnownNames.Marker) is null) return;
            var annotations = new KnownAnnotations();
            start.RegisterOperationAction(each => Call(each, annotations), OperationKind.Invocation);
            start.RegisterOperationAction(each => DynamicCall(each, annotations), OperationKind.DynamicInvocation);
        });
    }

    static void Call(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var call = (IInvocationOperation)context.Operation;
        var isTracked = annotations.IsTracked(call.TargetMethod);
        if (!isTracked && !annotations.IsEntryPoint(call.TargetMethod)) return;
        if (call.SemanticModel is not { } model || IsOwn(context)) return;
        if (!call.IsImplicit && call.Syntax is InvocationExpressionSyntax invocation)
        {
            if (model.GetInterceptorMethod(invocation, context.CancellationToken) is null)
                Report(context, call.TargetMethod, Reason(invocation, call.TargetMethod, model, context.IsGeneratedCode, context.CancellationToken));
        }
        else if (isTracked)
        {
            Report(context, call.TargetMethod, "the call is implied by a language construct; call the method by name");
        }
    }

    static void DynamicCall(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        if (context.Operation.SemanticModel?.GetSymbolInfo(context.Operation.Syntax, context.CancellationToken) is not { } info || IsOwn(context)) return;
        var candidates = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
        if (candidates.OfType<IMethodSymbol>().FirstOrDefault(annotations.IsTracked) is { } method) Report(context, method, CallProblems.Dynamic);
    }

    static string Reason(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, bool isGenerated, CancellationToken cancellationToken)
    {
        if (Settings.Problem(invocation.SyntaxTree.Options) is { } settings) return settings;
        var declared = Annotation.Declared(method);
        var problem = CallProblems.Find(invocation, method, model, cancellationToken);
        if (Annotation.Find(declared) is { } annotation) problem ??= ThunkFactory.Create(declared, annotation, model.Compilation).Problem;
        else if (problem is null) EntryPoints.Create(declared, model.Compilation, out problem);
        return problem ?? (isGenerated
            ? "its file is made by another generator, whose output this one does not see"
            : "no interceptor was generated; another file may have the same content");
    }

    static void Report(OperationAnalysisContext context, IMethodSymbol method, string reason) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Untracked, context.Operation.Syntax.GetLocation(), method.Name, reason));

    // The generated code is what finally calls the method.
    static bool IsOwn(OperationAnalysisContext context) =>
        context.ContainingSymbol.ContainingNamespace is { Name: "Generated", ContainingNamespace: { Name: KnownNames.Assembly, ContainingNamespace.IsGlobalNamespace: true } };
}
