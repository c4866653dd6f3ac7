using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Orchestrix.CodeFixes;

/// <summary>Sets options of attributes, and removes attributes with what belongs to them.</summary>
static class AttributeChanges
{
    public static AttributeSyntax With(AttributeSyntax attribute, string option, bool value)
    {
        var literal = SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression);
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == option) is { } present)
            return attribute.ReplaceNode(present.Expression, literal.WithTriviaFrom(present.Expression));
        var argument = SyntaxFactory.AttributeArgument(literal).WithNameEquals(SyntaxFactory.NameEquals(option));
        return (attribute.ArgumentList is null
            ? attribute.WithName(attribute.Name.WithoutTrailingTrivia()).WithArgumentList(SyntaxFactory.AttributeArgumentList([argument]).WithTrailingTrivia(attribute.Name.GetTrailingTrivia()))
            : attribute.AddArgumentListArguments(argument)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    public static AttributeSyntax Without(AttributeSyntax attribute, AttributeArgumentSyntax argument) =>
        attribute.ArgumentList is { Arguments: { Count: > 1 } arguments } list
            ? attribute.WithArgumentList(list.WithArguments(arguments.Remove(argument)))
            : attribute.WithArgumentList(null).WithTriviaFrom(attribute);

    /// <summary>Removes the attribute; comments before it stay.</summary>
    public static async Task<Document> RemoveAsync(Document document, AttributeSyntax attribute, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return document.WithSyntaxRoot(root!.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute))));

        var tracked = root!.TrackNodes(list);
        var next = tracked.GetCurrentNode(list)!.GetLastToken().GetNextToken();
        tracked = tracked.ReplaceToken(next, next.WithLeadingTrivia(Joined(list.GetLeadingTrivia(), next.LeadingTrivia)));
        return document.WithSyntaxRoot(tracked.RemoveNode(tracked.GetCurrentNode(list)!, SyntaxRemoveOptions.KeepNoTrivia)!);
    }

    // One indentation is enough for both.
    static SyntaxTriviaList Joined(SyntaxTriviaList before, SyntaxTriviaList own) =>
        own.All(static each => each.IsKind(SyntaxKind.WhitespaceTrivia)) ? before
        : before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) && own[0].IsKind(SyntaxKind.WhitespaceTrivia) ? before.RemoveAt(before.Count - 1).AddRange(own)
        : before.AddRange(own);
}
