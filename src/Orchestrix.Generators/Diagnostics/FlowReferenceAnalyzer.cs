using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Calls;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX023: what a parameter takes as the name of a flow or task must be one, and is not there to be called.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlowReferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.WrongReference];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.FlowReference) is null) return;
            var annotations = new KnownAnnotations();
            start.RegisterSymbolAction(Declaration, SymbolKind.Parameter);
            start.RegisterOperationAction(each => Argument(each, annotations), OperationKind.Argument);
            start.RegisterOperationAction(Call, OperationKind.Invocation);
        });
    }

    static void Declaration(SymbolAnalysisContext context)
    {
        var parameter = (IParameterSymbol)context.Symbol;
        if (FlowReferences.IsMarked(parameter) && !IsDelegate(parameter.Type))
            context.ReportDiagnostic(Report(parameter.Locations.FirstOrDefault(), parameter, $"is of type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which is no delegate"));
    }

    static void Argument(OperationAnalysisContext context, KnownAnnotations annotations)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.ArgumentKind != ArgumentKind.Explicit || argument.Parameter is not { } parameter || !FlowReferences.IsMarked(parameter) || !IsDelegate(parameter.Type) || GeneratedCode.Holds(context.ContainingSymbol)) return;
        var overloads = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } taker ? FlowReferenceOverloads.Of(Annotation.Declared(taker)).ToList() : [];
        var value = FlowReferences.Bare(argument.Value);
        var problem = OfKind(argument.Parent as IInvocationOperation, parameter, overloads) ?? (TakesLambdas(parameter) && overloads.Count > 0 ? null : OfValue(value, annotations));
        if (problem is not null) context.ReportDiagnostic(Report(argument.Value.Syntax.GetLocation(), parameter, problem));
    }

    // A task where flows are taken, or a flow where tasks are.
    static string? OfKind(IInvocationOperation? call, IParameterSymbol parameter, List<IMethodSymbol> overloads) =>
        overloads.Count > 0
        && call is not null
        && FlowReference.In(call).FirstOrDefault(each => each.Parameter.Ordinal == parameter.OriginalDefinition.Ordinal) is { Annotation: { } annotation, Method: { } method } reference
        && !FlowReferenceOverloads.Take(reference, overloads)
            ? $"gets the {(annotation.IsFlow ? "flow" : "task")} '{method.Name}'; give it a {(annotation.IsFlow ? "task" : "flow")}"
            : null;

    // Of a certain type of delegate: the method group goes to the overload, and the method itself calls lambdas.
    static bool TakesLambdas(IParameterSymbol parameter) => parameter.Type.TypeKind == TypeKind.Delegate;

    static string? OfValue(IOperation value, KnownAnnotations annotations) =>
        value switch
        {
            IMethodReferenceOperation { Method: var method } => annotations.IsTracked(method) ? null : $"gets '{method.Name}', which is none; mark it with [Flow] or [Task]",
            IAnonymousFunctionOperation => "gets a lambda; give it the method itself",
            IParameterReferenceOperation given when FlowReferences.IsMarked(given.Parameter) => null,
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => null, // which is a matter of nullable types
            _ => "gets a delegate of which nobody can tell; give it the method itself, or a parameter that is marked [FlowReference] too",
        };

    static void Call(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { MethodKind: MethodKind.DelegateInvoke } or { Name: "DynamicInvoke" }
            && call.Instance is { } instance
            && FlowReferences.Bare(instance) is IParameterReferenceOperation { Parameter: var parameter }
            && FlowReferences.IsMarked(parameter)
            && !(TakesLambdas(parameter) && parameter.ContainingSymbol is IMethodSymbol taker && FlowReferenceOverloads.Of(taker).Any()))
            context.ReportDiagnostic(Report(call.Syntax.GetLocation(), parameter, "is called, which is not tracked; take a lambda to have it called"));
    }

    static bool IsDelegate(ITypeSymbol type) => type.TypeKind == TypeKind.Delegate || type.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate;

    static Diagnostic Report(Location? place, IParameterSymbol parameter, string problem) => Diagnostic.Create(Descriptors.WrongReference, place, parameter.Name, problem);
}
