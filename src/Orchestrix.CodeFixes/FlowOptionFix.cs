using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.CodeFixes;

/// <summary>ORX013 and ORX022: says in the flow's attribute what the flow is, wherever that attribute stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlowOptionFix)), Shared]
public sealed class FlowOptionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX013", "ORX022"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var node = await context.FindAsync<SyntaxNode>().ConfigureAwait(false);
        if (model is null || node is null || FlowAround(model, node, context) is not { } flow) return;
        if (Annotation.Find(flow)?.Attribute.ApplicationSyntaxReference is not { } place || await place.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not AttributeSyntax attribute) return;
        var solution = context.Document.Project.Solution;
        var (option, value) = context.Diagnostics[0].Id == "ORX013" ? ("Resumable", false) : ("Suspends", true);
        context.Offer(
            $"Set {option} = {(value ? "true" : "false")}",
            $"{nameof(FlowOptionFix)}.{option}",
            cancellation => solution.ReplaceAsync([attribute], each => AttributeChanges.With(each, option, value), cancellation));
    }

    static IMethodSymbol? FlowAround(SemanticModel model, SyntaxNode node, CodeFixContext context)
    {
        if (model.GetDeclaredSymbol(node, context.CancellationToken) is IMethodSymbol declared) return declared;
        for (var at = model.GetEnclosingSymbol(node.SpanStart, context.CancellationToken); at is not null; at = at.ContainingSymbol)
            if (at is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method) return method;
        return null;
    }
}
