using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX014: a direct call is made on the caller's object, and so are its retries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriedServicesAnalyzer : DiagnosticAnalyzer
{
    // What holds no state that a failed attempt could spoil.
    static readonly string[] Stateless = ["Microsoft.Extensions.Logging", "Microsoft.Extensions.Options", "Microsoft.Extensions.Configuration", "System.Collections.Generic", "System.Net.Http"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.SameServices];

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
        var method = call.TargetMethod;
        if (method.IsStatic || method.ContainingType.TypeKind != TypeKind.Class || annotations.Of(method) is not { } annotation || new AttributeValues(annotation.Attribute).Retries <= 0) return;
        if (Service(method.ContainingType) is not { } service || GeneratedCode.Holds(context.ContainingSymbol) || Lambdas.IsGivenToTheLibrary(call)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.SameServices,
            call.Syntax.GetLocation(),
            method.Name,
            service.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            method.ContainingType.Name,
            service.Name));
    }

    // The services of a class are what its largest constructor takes.
    static IParameterSymbol? Service(INamedTypeSymbol type) =>
        type.IsRecord ? null
        : type.InstanceConstructors.OrderByDescending(static each => each.Parameters.Length).FirstOrDefault()?.Parameters.FirstOrDefault(static each => IsService(each.Type));

    static bool IsService(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class, SpecialType: SpecialType.None, IsRecord: false } named
        && !named.Is("System.TimeProvider")
        && !named.Is("System.Uri")
        && !named.Name.EndsWith("Factory", System.StringComparison.Ordinal)
        && !Stateless.Contains(named.ContainingNamespace.ToDisplayString());
}
