using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>ORX017, ORX018, ORX020 and ORX021: every mistake in the options of a flow or task, each at its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LateTimeout, Descriptors.UnknownKey, Descriptors.WrongOption, Descriptors.WrongCallback];

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
        if (method.PartialDefinitionPart is not null) return;
        var attributes = method.GetAttributes().Where(static each => each.AttributeClass.Is(KnownNames.Flow) || each.AttributeClass.Is(KnownNames.Task)).ToList();
        foreach (var attribute in attributes)
        {
            var values = new AttributeValues(attribute);
            AnalyzeCallbacks(context, new Annotation(method, attribute, attribute.AttributeClass.Is(KnownNames.Flow)));
            foreach (var mistake in OptionRules.Check(values))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongOption, Places.Of(attribute, mistake.Option, context.CancellationToken), mistake.Option, method.Name, mistake.Rule));
            if (values.TimeoutSeconds > 0 && CannotBeStopped(method))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.LateTimeout, Places.Of(attribute, nameof(AttributeValues.TimeoutSeconds), context.CancellationToken), method.Name));
            foreach (var rule in OptionRules.CheckRunName(values.RunName, method, context.Compilation))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongOption, Places.Of(attribute, nameof(AttributeValues.RunName), context.CancellationToken), nameof(AttributeValues.RunName), method.Name, rule));
            if (values.Key is not { } key) continue;
            foreach (var unknown in KeyTemplate.Parse(key, method, context.Compilation, TypeHosts.Scope(method, context.Compilation)).Unknown)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownKey, Places.Of(attribute, nameof(AttributeValues.Key), context.CancellationToken), method.Name, unknown));
        }
        foreach (var parameter in attributes.Count == 0 ? [] : method.Parameters)
            if (ServiceParameters.Mark(parameter) is not null && ServiceParameters.Problem(parameter) is { } problem)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongOption, parameter.Locations.FirstOrDefault(), $"Parameter '{parameter.Name}'", method.Name, $"comes from services, but {problem}"));
        foreach (var (limit, rule) in LimitRules.Check(method, attributes.Any(static each => each.AttributeClass.Is(KnownNames.Task))))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongOption, limit.Attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation(), "Limit", method.Name, rule));
        if (attributes.Count > 1)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongOption, method.Locations.FirstOrDefault(), "Kind", method.Name, "must be flow or task, but is both"));
    }

    static void AnalyzeCallbacks(SymbolAnalysisContext context, Annotation annotation)
    {
        foreach (var (option, name, _, problem) in CallbackFinder.Hooks(annotation, TypeHosts.Find(annotation.Method, context.Compilation), context.Compilation))
            if (problem is not null) Report(option, name, problem);
        if (CallbackFinder.Rollback(annotation, CallbackFinder.ResultOf(annotation.Method), static parameter => parameter.Name, TypeHosts.Find(annotation.Method, context.Compilation), context.Compilation).Problem is { } rollback)
            Report(nameof(AttributeValues.OnRollback), new AttributeValues(annotation.Attribute).OnRollback!, rollback);

        void Report(string option, string name, string problem) =>
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongCallback, Places.Of(annotation.Attribute, option, context.CancellationToken), option, annotation.Method.Name, name, problem));
    }

    static bool CannotBeStopped(IMethodSymbol method) =>
        !(method.ReturnType.OriginalDefinition is var type && (type.Is("System.Threading.Tasks.Task") || type.Is("System.Threading.Tasks.Task`1") || type.Is("System.Threading.Tasks.ValueTask") || type.Is("System.Threading.Tasks.ValueTask`1")))
        && !method.Parameters.Any(static each => each.Type.IsCancellationToken());
}
