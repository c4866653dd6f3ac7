using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX015: a finished task is known by its arguments, which must not be others at the next attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnstableArgumentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnstableArgument];

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
        if (annotations.Of(call.TargetMethod) is not { IsFlow: false } annotation || new AttributeValues(annotation.Attribute).Sets("Key")) return;
        if (GeneratedCode.Holds(context.ContainingSymbol) || Lambdas.IsGivenToTheLibrary(call)) return;
        foreach (var argument in call.Arguments)
            Look(argument.Value);

        // What a lambda among the arguments does, it does later; an inner task's result is remembered.
        void Look(IOperation operation)
        {
            if (operation is IAnonymousFunctionOperation || (operation is IInvocationOperation inner && annotations.IsTracked(inner.TargetMethod))) return;
            if (Remembered(operation) is { } instead)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnstableArgument, operation.Syntax.GetLocation(), operation.Syntax.ToString(), call.TargetMethod.Name, instead));
            else
                foreach (var child in operation.ChildOperations) Look(child);
        }
    }

    static string? Remembered(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Now" or "UtcNow" or "Today" } clock } when clock.ContainingType.Is("System.DateTime") || clock.ContainingType.Is("System.DateTimeOffset") => "RunContext.Current.Now",
        IPropertyReferenceOperation { Property: { Name: "TickCount" or "TickCount64" } ticks } when ticks.ContainingType.Is("System.Environment") => "RunContext.Current.Now",
        IInvocationOperation { TargetMethod: { Name: "GetTimestamp" } timestamp } when timestamp.ContainingType.Is("System.Diagnostics.Stopwatch") => "RunContext.Current.Now",
        IInvocationOperation { TargetMethod: { Name: "GetUtcNow" or "GetLocalNow" } clock } when clock.ContainingType.Is("System.TimeProvider") => "RunContext.Current.Now",
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "NewGuid" or "CreateVersion7" } made } when made.ContainingType.Is("System.Guid") => "RunContext.Current.NewGuid()",
        IInvocationOperation { TargetMethod: { IsStatic: false, Name: var name } next } when IsRandom(next.ContainingType) && name.StartsWith("Next", System.StringComparison.Ordinal) => "RunContext.Current.Random()",
        _ => null,
    };

    static bool IsRandom(INamedTypeSymbol type) => type.Is("System.Random");
}
