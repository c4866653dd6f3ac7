using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Calls;

/// <summary>
/// Shows the members that submit calls to the step that binds calls. It sees no generated code otherwise, and what follows from such a member has no type
/// without it: neither the lambda of a future's <c>Then</c>, nor a call with what was awaited.
/// </summary>
static class SubmitDeclarations
{
    /// <summary>The compilation with the members, where the code uses any of them; else as it is.</summary>
    public static Compilation AddTo(Compilation compilation, ImmutableArray<InvocationExpressionSyntax> candidates, EquatableArray<SubmitMember> members, CancellationToken cancellationToken)
    {
        if (members.Count == 0) return compilation;
        var names = new HashSet<string>(SubmitWriter.NamesOf(members));
        if (!candidates.Any(each => names.Contains(InvocationNames.Of(each)!))) return compilation;
        var options = (CSharpParseOptions)candidates[0].SyntaxTree.Options;
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SubmitWriter.Write(members)!, options, cancellationToken: cancellationToken));
    }
}
