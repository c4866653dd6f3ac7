using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.CodeFixes;

/// <summary>ORX003: the attribute has no effect there, so nothing is lost without it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisplacedAttributeFix)), Shared]
public sealed class MisplacedAttributeFix : CodeFixProvider
{
    const string Title = "Remove the attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX003"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<AttributeSyntax>().ConfigureAwait(false) is { } attribute)
            context.Offer(Title, nameof(MisplacedAttributeFix), cancellation => AttributeChanges.RemoveAsync(context.Document, attribute, cancellation));
    }
}
