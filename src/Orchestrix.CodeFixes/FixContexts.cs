using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Orchestrix.CodeFixes;

/// <summary>What every fix does first and last: find what was reported, and offer a change.</summary>
static class FixContexts
{
    /// <summary>The node that the diagnostic stands at, or the nearest of a kind around it.</summary>
    public static async Task<TNode?> FindAsync<TNode>(this CodeFixContext context) where TNode : SyntaxNode
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();
    }

    /// <summary>The flow or task whose declaration the diagnostic stands at.</summary>
    public static async Task<IMethodSymbol?> FindMethodAsync(this CodeFixContext context) =>
        await context.FindAsync<SyntaxNode>().ConfigureAwait(false) is { } node
        && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDeclaredSymbol(node, context.CancellationToken) as IMethodSymbol
            : null;

    public static void Offer(this CodeFixContext context, string title, string key, Func<CancellationToken, Task<Document>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, key), context.Diagnostics);

    public static void Offer(this CodeFixContext context, string title, string key, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, key), context.Diagnostics);

    /// <summary>Offers a change that others may depend on, if the files that it touches compile as well as before.</summary>
    public static async Task OfferIfItCompilesAsync(this CodeFixContext context, string title, string key, Func<CancellationToken, Task<Solution>> change)
    {
        var before = context.Document.Project.Solution;
        var after = await change(context.CancellationToken).ConfigureAwait(false);
        var touched = after.GetChanges(before).GetProjectChanges().SelectMany(static each => each.GetChangedDocuments()).Append(context.Document.Id).Distinct();
        foreach (var id in touched)
            if (await ErrorsAsync(after.GetDocument(id), context.CancellationToken).ConfigureAwait(false) > await ErrorsAsync(before.GetDocument(id), context.CancellationToken).ConfigureAwait(false)) return;
        context.Offer(title, key, change);
    }

    static async Task<int> ErrorsAsync(Document? document, CancellationToken cancellationToken) =>
        document is not null && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken).Count(static each => each.Severity == DiagnosticSeverity.Error)
            : 0;

    public static async Task<Document> ReplaceAsync(this Document document, SyntaxNode node, SyntaxNode replacement, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(node, replacement));
    }

    /// <summary>Replaces declarations wherever in the solution they stand.</summary>
    public static async Task<Solution> ReplaceAsync<TNode>(this Solution solution, ImmutableArray<TNode> nodes, Func<TNode, SyntaxNode> replace, CancellationToken cancellationToken) where TNode : SyntaxNode
    {
        var changed = solution;
        foreach (var file in nodes.Distinct().GroupBy(static each => each.SyntaxTree))
            if (solution.GetDocument(file.Key) is { } document && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
                changed = changed.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(file, (_, current) => replace((TNode)current)));
        return changed;
    }
}
