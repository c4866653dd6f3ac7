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
        });
    }

    static void Call(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var call = (IInvocationOperation)context.Operation;
        var isTracked = annotations.IsTracked(call.TargetMethod);
        if (!isTracked && !annotations.IsEntryPoint(call.TargetMethod))
        {
            if (annotations.TakesReferences(call.TargetMethod)) Naming(context, call);
            return;
        }
        if (call.SemanticModel is not { } model || GeneratedCode.Holds(context.ContainingSymbol)) return;
        if (!call.IsImplicit && call.Syntax is InvocationExpressionSyntax invocation)
        {
            if (model.GetInterceptorMethod(invocation, context.CancellationToken) is null && !(isTracked && IsReportedElsewhere(invocation, call.TargetMethod, model, context.CancellationToken)))
                Report(context, call.TargetMethod, Reason(invocation, call.TargetMethod, model, context.IsGeneratedCode, context.CancellationToken));
        }
        else if (isTracked)
        {
            Report(context, call.TargetMethod, "the call is implied by a language construct; call the method by name");
        }
    }

    // A call that names a flow or task by its method.
    static void Naming(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.SemanticModel is not { } model || call.Syntax is not InvocationExpressionSyntax invocation || GeneratedCode.Holds(context.ContainingSymbol)) return;
        if (FlowReferenceBinder.Bind(call, model.Compilation, out var problem) is null && problem is null) return;
        if (model.GetInterceptorMethod(invocation, context.CancellationToken) is not null) return;
        Report(context, call.TargetMethod, Settings.Problem(invocation.SyntaxTree.Options)
            ?? (CallProblems.Any(invocation, call.TargetMethod, model, context.CancellationToken) ? "a call of this form cannot be intercepted" : problem)
            ?? (TellsOfNone(call.TargetMethod.ContainingAssembly, model.Compilation) ? "its assembly was compiled without tracking, and so does not tell of it" : null)
            ?? OfFile(invocation, model, context.IsGeneratedCode, context.CancellationToken));
    }

    // A compilation learns the names of such methods from what tracking adds to an assembly; it knows those of the library.
    static bool TellsOfNone(IAssemblySymbol assembly, Compilation compilation) =>
        !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && assembly.Name != KnownNames.Assembly
        && !assembly.GetAttributes().Any(static each => each.AttributeClass.Is(KnownNames.Tracked));

    // The form of the call, or the method's own declaration.
    static bool IsReportedElsewhere(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (CallProblems.IsOnCopy(invocation, method, model, cancellationToken)) return false;
        if (CallProblems.Any(invocation, method, model, cancellationToken)) return true;
        var declared = Annotation.Declared(method);
        return Annotation.On(declared) is not null
            && SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, model.Compilation.Assembly)
            && Settings.Problem(invocation.SyntaxTree.Options) is null
            && ThunkProblems.OfReach(declared, model.Compilation) is not null;
    }

    static string Reason(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, bool isGenerated, CancellationToken cancellationToken)
    {
        if (Settings.Problem(invocation.SyntaxTree.Options) is { } settings) return settings;
        if (CallProblems.IsOnCopy(invocation, method, model, cancellationToken)) return CallProblems.CopiedReceiver;
        var declared = Annotation.Declared(method);
        string? problem;
        if (Annotation.Find(declared) is { } annotation) problem = ThunkFactory.Create(declared, annotation, model.Compilation).Problem;
        else EntryPoints.Create(declared, model.Compilation, out problem);
        return problem ?? OfFile(invocation, model, isGenerated, cancellationToken);
    }

    static string OfFile(InvocationExpressionSyntax invocation, SemanticModel model, bool isGenerated, CancellationToken cancellationToken) =>
        isGenerated ? "its file is made by another generator, whose output this one does not see"
            : HasInterceptor(invocation, model, cancellationToken) ? "another generator intercepts it too, and the compiler takes neither (CS9153); let the other one leave the call out"
            : "no interceptor was generated; another file may have the same content";

    // The compiler tells of none where there are two.
    static bool HasInterceptor(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetInterceptableLocation(invocation, cancellationToken) is { } location
        && model.Compilation.SyntaxTrees.Any(each => FileGroups.IsHint(each.FilePath) && each.GetText(cancellationToken).ToString().Contains(location.Data));

    static void Report(OperationAnalysisContext context, IMethodSymbol method, string reason) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Untracked, context.Operation.Syntax.GetLocation(), method.Name, reason));
}
