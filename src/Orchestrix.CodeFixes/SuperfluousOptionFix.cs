using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.CodeFixes;

/// <summary>ORX010: an option of a call that cannot be made again is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuperfluousOptionFix)), Shared]
public sealed class SuperfluousOptionFix : CodeFixProvider
{
    const string Title = "Remove the option";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        switch (await context.FindAsync<SyntaxNode>().ConfigureAwait(false))
        {
            case AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } argument:
                context.Offer(Title, nameof(SuperfluousOptionFix), cancellation => context.Document.ReplaceAsync(attribute, AttributeChanges.Without(attribute, argument), cancellation));
                break;
            case AttributeSyntax attribute:
                context.Offer(Title, nameof(SuperfluousOptionFix), cancellation => AttributeChanges.RemoveAsync(context.Document, attribute, cancellation));
                break;
        }
    }
}
