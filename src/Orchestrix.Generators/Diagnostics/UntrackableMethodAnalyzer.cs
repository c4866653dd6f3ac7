using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX004, ORX005, ORX010 to ORX013, ORX024: flows and tasks whose declaration keeps calls from being tracked, or runs from being resumed, or not as the user may think.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrackableMethodAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of ORX005 that identifies what the method implements or overrides, for its fix.</summary>
    internal const string Contract = nameof(Contract);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Unreachable, Descriptors.HiddenByContract, Descriptors.NeedsValues, Descriptors.UnknownAwaitable, Descriptors.AsyncVoid, Descriptors.NotResumable, Descriptors.Iterator];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Flow) is not null) start.RegisterSymbolAction(Analyze, SymbolKind.Method);
        });
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || Annotation.On(method) is not { } annotation) return;
        if (method.MethodKind == MethodKind.Ordinary && ThunkProblems.OfReach(method, context.Compilation) is { } problem) Report(Descriptors.Unreachable, method.Name, problem);
        foreach (var (contract, relation) in Contracts(method))
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.HiddenByContract,
                method.Locations.FirstOrDefault(),
                ImmutableDictionary<string, string?>.Empty.Add(Contract, contract.OriginalDefinition.GetDocumentationCommentId()),
                [method.Name, annotation.IsFlow ? "flow" : "task", Display(contract), relation, contract.ContainingType.Name, Advice(contract)]));
        if ((method.PartialImplementationPart ?? method) is { IsAsync: true, ReturnsVoid: true }) Report(Descriptors.AsyncVoid, method.Name);
        if (CallbackFinder.KindOf(method) == ReturnKind.Value && IsAwaitable(method.ReturnType)) Report(Descriptors.UnknownAwaitable, method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        if (CallbackFinder.KindOf(method) == ReturnKind.Value && IsIterator(method, context.CancellationToken)) Report(Descriptors.Iterator, method.Name);
        if (annotation.IsFlow && new AttributeValues(annotation.Attribute).Resumable && DescriptionReader.NotResumable(method) is { } reason) Report(Descriptors.NotResumable, method.Name, reason);
        foreach (var (option, place) in RepeatRules.Check(annotation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NeedsValues, place, option, method.Name, RepeatRules.Reason(method)!.Value.Reason, RepeatRules.Reason(method)!.Value.Fix));

        void Report(DiagnosticDescriptor descriptor, params object[] words) => context.ReportDiagnostic(Diagnostic.Create(descriptor, method.Locations.FirstOrDefault(), words));
    }

    // What a caller may hold the object as, without knowing of the attribute.
    static IEnumerable<(IMethodSymbol Contract, string Relation)> Contracts(IMethodSymbol method)
    {
        if (method.OverriddenMethod is { } overridden && Annotation.Find(overridden) is null) yield return (overridden, "overrides");
        if (method.IsStatic || method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct)) yield break;
        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(static each => each.GetMembers().OfType<IMethodSymbol>()))
            if (Annotation.On(member.OriginalDefinition) is null && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                yield return (member, "implements");
    }

    static bool IsIterator(IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.Any(each => each.GetSyntax(cancellationToken) is MethodDeclarationSyntax { Body: { } body }
            && body.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<YieldStatementSyntax>().Any());

    static bool IsAwaitable(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            if (at.GetMembers("GetAwaiter").OfType<IMethodSymbol>().Any(static each => each is { IsStatic: false, Parameters.Length: 0, IsGenericMethod: false })) return true;
        return false;
    }

    static string Advice(IMethodSymbol contract) =>
        contract.DeclaringSyntaxReferences.Length > 0 ? $"Mark '{Display(contract)}' too" : "Move the work into a marked method of its own, and call that";

    static string Display(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
