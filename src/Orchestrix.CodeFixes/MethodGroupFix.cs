using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.CodeFixes;

/// <summary>ORX001: writes the call out in a lambda, where it is tracked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MethodGroupFix)), Shared]
public sealed class MethodGroupFix : CodeFixProvider
{
    const string Title = "Wrap in a lambda";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is null || await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false) is not { } node) return;
        var group = node;
        while (group.Span != context.Span && group.Parent is ExpressionSyntax outer) group = outer;
        if (model.GetOperation(group, context.CancellationToken) is not IMethodReferenceOperation { Parent: (IDelegateCreationOperation or IConversionOperation) and var creation } reference) return;
        var method = model.GetSymbolInfo(group, context.CancellationToken).Symbol as IMethodSymbol ?? reference.Method;
        // Where any delegate would do, as with System.Delegate, the lambda has the method's own signature.
        var invoke = (creation.Type as INamedTypeSymbol)?.DelegateInvokeMethod ?? method;
        if (method.Parameters.Length != invoke.Parameters.Length) return;
        if (DelegateUses.IsRemoved(creation, group) || !Receivers.IsSameAtEachCall(group, reference, model, context.CancellationToken)) return;
        foreach (var lambda in GroupLambda.Make(group, method, invoke, model, context.Document))
            if (await GroupLambda.FitsAsync(context.Document, model, group, method, lambda, context.CancellationToken).ConfigureAwait(false))
            {
                context.Offer(Title, nameof(MethodGroupFix), cancellation => context.Document.ReplaceAsync(group, lambda, cancellation));
                return;
            }
    }
}
