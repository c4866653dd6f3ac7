using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestrix.Generators.Calls;

/// <summary>Reads the simple name that is called from syntax alone.</summary>
static class InvocationNames
{
    public static string? Of(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
