using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>Where in an attribute an option is set.</summary>
static class Places
{
    /// <summary>The option's argument; the attribute where it has none; null where it is in another assembly.</summary>
    public static Location? Of(AttributeData attribute, string option, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax) return null;
        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(each => each.NameEquals is { } name ? name.Name.Identifier.ValueText == option : option == nameof(AttributeValues.Name));
        return (argument ?? (SyntaxNode)syntax).GetLocation();
    }
}
