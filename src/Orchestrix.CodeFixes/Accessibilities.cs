using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.CodeFixes;

/// <summary>Opens declarations to their assembly.</summary>
static class Accessibilities
{
    /// <summary>The declarations that say how accessible a symbol is: all that say it, or one that is to say it.</summary>
    public static async Task<ImmutableArray<MemberDeclarationSyntax>> DeclarationsOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<MemberDeclarationSyntax>();
        var references = symbol is IMethodSymbol { PartialImplementationPart: { } part } ? symbol.DeclaringSyntaxReferences.AddRange(part.DeclaringSyntaxReferences) : symbol.DeclaringSyntaxReferences;
        foreach (var reference in references)
            if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MemberDeclarationSyntax declaration) found.Add(declaration);
        var saying = found.Where(static each => each.Modifiers.Any(IsAccess)).ToImmutableArray();
        return saying.IsEmpty ? [.. found.Take(1)] : saying;
    }

    /// <summary>The declaration made internal; a protected one stays protected as well.</summary>
    public static MemberDeclarationSyntax Internal(MemberDeclarationSyntax declaration)
    {
        var isProtected = declaration.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !declaration.Modifiers.Any(SyntaxKind.PrivateKeyword);
        return isProtected ? With(declaration, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword) : With(declaration, SyntaxKind.InternalKeyword);
    }

    /// <summary>The declaration with another accessibility, before which comments and attributes stay.</summary>
    public static MemberDeclarationSyntax With(MemberDeclarationSyntax declaration, params SyntaxKind[] access)
    {
        var first = declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        var bare = declaration.ReplaceToken(first, first.WithLeadingTrivia());
        var kept = bare.Modifiers.Where(static each => !IsAccess(each));
        var written = access.Select(static each => SyntaxFactory.Token(each).WithTrailingTrivia(SyntaxFactory.Space)).ToList();
        written[0] = written[0].WithLeadingTrivia(first.LeadingTrivia);
        return bare.WithModifiers([.. written, .. kept]);
    }

    public static bool IsAccess(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PublicKeyword or SyntaxKind.FileKeyword;
}
