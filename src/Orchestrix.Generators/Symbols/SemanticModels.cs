using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>One semantic model per file, without nullable analysis, which would bind every method body that holds a call.</summary>
sealed class SemanticModels(Compilation compilation)
{
    readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    public SemanticModel Of(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out var model)) models.Add(tree, model = Create(tree));
        return model;
    }

    SemanticModel Create(SyntaxTree tree)
    {
        try
        {
            return WithoutNullableAnalysis(tree);
        }
        catch (MissingMethodException)
        {
            // The overload is experimental: a later compiler may lack it, and then only speed is lost.
            return compilation.GetSemanticModel(tree);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    SemanticModel WithoutNullableAnalysis(SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
}
