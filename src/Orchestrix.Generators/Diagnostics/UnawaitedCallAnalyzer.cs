using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX016: a call whose task nobody can await any more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnawaitedCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Unawaited];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return;
            var annotations = new KnownAnnotations();
            start.RegisterOperationAction(each => Analyze(each, annotations), OperationKind.Invocation);
        });
    }

    static void Analyze(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var call = (IInvocationOperation)context.Operation;
        if (CallbackFinder.KindOf(call.TargetMethod) is ReturnKind.Void or ReturnKind.Value || !annotations.IsTracked(call.TargetMethod)) return;
        if (!IsLost(call) || GeneratedCode.Holds(context.ContainingSymbol) || Lambdas.IsGivenToTheLibrary(call)) return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Unawaited, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    static bool IsLost(IOperation value)
    {
        var at = value;
        while (at.Parent is IConversionOperation or IConditionalAccessOperation or IParenthesizedOperation) at = at.Parent;
        return at.Parent switch
        {
            IExpressionStatementOperation => true,
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" } more when more.Instance == at => IsLost(more),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment => assignment.Parent is IExpressionStatementOperation && !IsRead(local, assignment),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => !IsUsing(declarator) && !IsRead(local, declarator),
            _ => false,
        };
    }

    // Any use counts, since a task may be awaited wherever it is handed to.
    static bool IsRead(ILocalSymbol local, IOperation at)
    {
        var root = at;
        while (root.Parent is not null) root = root.Parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Any(each =>
            SymbolEqualityComparer.Default.Equals(each.Local, local) && !(each.Parent is ISimpleAssignmentOperation assignment && assignment.Target == each));
    }

    static bool IsUsing(IOperation declarator) => declarator.Parent?.Parent is { Parent: IUsingOperation or IUsingDeclarationOperation };
}
