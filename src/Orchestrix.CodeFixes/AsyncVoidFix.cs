using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.CodeFixes;

/// <summary>ORX012: lets an <c>async void</c> method return a task, so that its end can be seen.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncVoidFix)), Shared]
public sealed class AsyncVoidFix : CodeFixProvider
{
    const string Title = "Return a Task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX012"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is not { } task) return;
        if (await context.FindMethodAsync().ConfigureAwait(false) is not { } method || IsBound(method)) return;
        var declarations = ImmutableArray.CreateBuilder<MethodDeclarationSyntax>();
        foreach (var reference in new[] { method, method.PartialImplementationPart, method.PartialDefinitionPart }.OfType<IMethodSymbol>().SelectMany(static each => each.DeclaringSyntaxReferences))
            if (await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax declaration) declarations.Add(declaration);
        var found = declarations.ToImmutable();
        var type = ImportedTypes.Of(task, context.Document);
        await context.OfferIfItCompilesAsync(Title, nameof(AsyncVoidFix), cancellation => ReturnAsync(context.Document.Project.Solution, found, type, cancellation)).ConfigureAwait(false);
    }

    static Task<Solution> ReturnAsync(Solution solution, ImmutableArray<MethodDeclarationSyntax> declarations, TypeSyntax type, CancellationToken cancellationToken) =>
        solution.ReplaceAsync(declarations, each => Private(each.WithReturnType(type.WithTriviaFrom(each.ReturnType))), cancellationToken);

    // C# wants the accessibility of a method in parts to be written as soon as it returns something.
    static MemberDeclarationSyntax Private(MethodDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && !declaration.Modifiers.Any(Accessibilities.IsAccess) ? Accessibilities.With(declaration, SyntaxKind.PrivateKeyword) : declaration;

    // What a base type or an interface asks for cannot return anything else.
    static bool IsBound(IMethodSymbol method) =>
        method.IsOverride
        || method.ExplicitInterfaceImplementations.Length > 0
        || method.ContainingType.AllInterfaces.SelectMany(static each => each.GetMembers().OfType<IMethodSymbol>())
            .Any(each => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(each), method));
}
