using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.CodeFixes;

/// <summary>ORX004: makes internal what generated code has to name, with all that its declaration shows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenTypeFix)), Shared]
public sealed class HiddenTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || await context.FindMethodAsync().ConfigureAwait(false) is not { } method) return;
        await OfferInternalAsync(context, method, model.Compilation).ConfigureAwait(false);
    }

    static async Task OfferInternalAsync(CodeFixContext context, IMethodSymbol method, Compilation compilation)
    {
        var (hidden, symbols) = HiddenSymbols.Of(method, compilation);
        if (hidden is null) return;
        var declarations = ImmutableArray.CreateBuilder<MemberDeclarationSyntax>();
        foreach (var symbol in symbols)
            declarations.AddRange(await Accessibilities.DeclarationsOf(symbol, context.CancellationToken).ConfigureAwait(false));
        var found = declarations.ToImmutable();
        await context.OfferIfItCompilesAsync(
            $"Make '{hidden.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}' internal",
            nameof(HiddenTypeFix),
            cancellation => context.Document.Project.Solution.ReplaceAsync(found, Accessibilities.Internal, cancellation)).ConfigureAwait(false);
    }
}
