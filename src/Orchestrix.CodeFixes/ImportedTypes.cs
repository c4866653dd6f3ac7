using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Orchestrix.CodeFixes;

/// <summary>Writes types as short as their document can have it.</summary>
static class ImportedTypes
{
    /// <summary>The type; its document gets a <c>using</c> where it has none.</summary>
    public static TypeSyntax Of(ITypeSymbol type, Document document) =>
        (TypeSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
