using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Calls;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators;

/// <summary>Intercepts the calls of flows and tasks. This is only the pipeline: what a step does lies in the folders beside it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrackedCallGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.CompilationProvider.Select(static (compilation, _) => (HasRuntime: Settings.HasRuntime(compilation), Assembly: compilation.Assembly.Name, IsLibrary: compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary))
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => Settings.IsOn(options.GlobalOptions)))
            .Combine(context.ParseOptionsProvider.Select(static (options, _) => Settings.Problem(options) is null))
            .Select(static (from, _) => new BuildSettings(
                !from.Left.Left.HasRuntime || !from.Left.Right ? BuildScope.Nothing : from.Right ? BuildScope.Full : BuildScope.MarkerOnly,
                from.Left.Left.Assembly,
                from.Left.Left.IsLibrary))
            .WithTrackingName(StepNames.Settings);
        var references = context.CompilationProvider.Select(References.Read).WithTrackingName(StepNames.References);

        var declared = Declared(context, KnownNames.Flow, StepNames.Flows).Combine(Declared(context, KnownNames.Task, StepNames.Tasks))
            .Select(static (both, _) => both.Left.Concat(both.Right).Distinct().ToEquatableArray());
        var entryPoints = context.SyntaxProvider.ForAttributeWithMetadataName(KnownNames.EntryPoint, static (_, _) => true, static (found, _) => found.TargetSymbol.Name)
            .Collect()
            .Select(static (names, _) => names.Distinct().ToEquatableArray())
            .WithTrackingName(StepNames.EntryPoints);

        var referenceTakers = context.SyntaxProvider.ForAttributeWithMetadataName(KnownNames.FlowReference, static (_, _) => true, static (found, _) => found.TargetSymbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } taker ? taker.Name : null)
            .Collect()
            .Select(static (names, _) => names.OfType<string>().Distinct().OrderBy(static each => each, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(StepNames.ReferenceTakers);
        var otherNames = entryPoints.Combine(referenceTakers).Select(static (both, _) => both.Left.Concat(both.Right).ToEquatableArray());

        var submits = declared.Select(static (methods, _) => methods.Select(static each => each.Submit).OfType<SubmitMember>().ToEquatableArray())
            .Combine(settings)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => Settings.HasSubmitMembers(options.GlobalOptions)))
            .Combine(context.ParseOptionsProvider.Select(static (options, _) => Settings.HasExtensionMembers(options)))
            .Select(static (from, _) => from is { Right: true, Left: { Right: true, Left.Right.Scope: BuildScope.Full } } ? from.Left.Left.Left : EquatableArray<SubmitMember>.Empty)
            .WithTrackingName(StepNames.Submits);

        // Overrides and implementations share the simple name, so nothing that is tracked is missed.
        var names = declared.Select(static (methods, _) => methods.Select(static each => each.Name).ToEquatableArray())
            .Combine(otherNames)
            .Combine(references.Select(static (from, _) => from.MethodNames))
            .Combine(submits.Select(static (members, _) => SubmitWriter.NamesOf(members)))
            .Select(static (from, _) => from.Left.Left.Left.Concat(from.Left.Left.Right).Concat(from.Left.Right).Concat(from.Right).Concat(KnownNames.EntryPoints).Concat(KnownNames.ReferenceTakers)
                .Distinct().OrderBy(static each => each, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(StepNames.Names);
        var candidates = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InvocationExpressionSyntax invocation && InvocationNames.Of(invocation) is not null,
                static (found, _) => (InvocationExpressionSyntax)found.Node)
            .Combine(names)
            .Where(static pair => pair.Right.Items.BinarySearch(InvocationNames.Of(pair.Left)!, StringComparer.Ordinal) >= 0)
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(StepNames.Candidates);

        var calls = candidates.Collect()
            .Combine(context.CompilationProvider)
            .Combine(submits)
            .Combine(settings)
            .Select(static (from, cancellationToken) => from.Right.Scope == BuildScope.Full
                ? CallBinder.Bind(from.Left.Left.Left, SubmitDeclarations.AddTo(from.Left.Left.Right, from.Left.Left.Left, from.Left.Right, cancellationToken), cancellationToken)
                : EquatableArray<CallSite>.Empty)
            .WithTrackingName(StepNames.Calls);
        var files = calls.SelectMany(static (all, _) => FileGroups.Of(all)).WithTrackingName(StepNames.Files);
        var thunks = calls.Combine(declared)
            .Select(static (from, _) => from.Left.SelectMany(static each => each.Thunks).Concat(from.Right.Select(static each => each.Thunk))
                .OfType<Thunk>().GroupBy(static each => each.ClassName, StringComparer.Ordinal).Select(static each => each.First())
                .OrderBy(static each => each.ClassName, StringComparer.Ordinal).ToEquatableArray())
            .Combine(settings)
            .WithTrackingName(StepNames.Thunks);
        var catalog = declared.Combine(otherNames).Combine(references).Combine(settings).WithTrackingName(StepNames.Catalog);

        var library = settings.Combine(declared).Select(static (from, _) => LibraryWriter.Wants(from.Left, from.Right) ? from.Left.Assembly : null).WithTrackingName(StepNames.Library);

        // What users write binds to these, so an editor needs them.
        context.RegisterSourceOutput(library, static (output, assembly) =>
        {
            if (assembly is not null) output.AddSource("Library.g.cs", LibraryWriter.Write(assembly));
        });
        context.RegisterSourceOutput(submits, static (output, members) =>
        {
            if (SubmitWriter.Write(members) is { } text) output.AddSource("Submit.g.cs", text);
        });

        // Interceptors change no meaning, so an editor need not run them.
        context.RegisterImplementationSourceOutput(library, static (output, assembly) =>
        {
            if (assembly is not null) output.AddSource("LibraryBody.g.cs", LibraryWriter.WriteBody(assembly));
        });
        context.RegisterImplementationSourceOutput(settings, static (output, from) =>
        {
            if (from.Scope != BuildScope.Nothing) output.AddSource("Tracking.g.cs", MarkerWriter.Write());
        });
        context.RegisterImplementationSourceOutput(files, static (output, file) => output.AddSource(file.HintName, InterceptorWriter.Write(file)));
        context.RegisterImplementationSourceOutput(thunks, static (output, from) =>
        {
            if (from.Right.Scope == BuildScope.Full && from.Left.Count > 0) output.AddSource("Methods.g.cs", ThunkWriter.Write(from.Left));
        });
        context.RegisterImplementationSourceOutput(catalog, static (output, from) =>
        {
            if (from.Right.Scope == BuildScope.Full) output.AddSource("Catalog.g.cs", CatalogWriter.Write(from.Right, from.Left.Left.Left, from.Left.Left.Right, from.Left.Right.Catalogs));
        });
    }

    static IncrementalValueProvider<EquatableArray<DeclaredMethod>> Declared(IncrementalGeneratorInitializationContext context, string attribute, string step) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, _) => DeclaredMethods.Read((IMethodSymbol)found.TargetSymbol, found.SemanticModel.Compilation))
            .Collect()
            .Select(static (methods, _) => methods.Distinct().OrderBy(static each => each.Thunk?.ClassName ?? each.Name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(step);
}
