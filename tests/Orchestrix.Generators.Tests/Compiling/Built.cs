using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Tests.Compiling;

/// <summary>A compilation after the generator ran.</summary>
sealed class Built
{
    Built(CSharpCompilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Result = result;
    }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    public string Generated => string.Join("\n", Result.GeneratedTrees.Select(static tree => tree.GetText().ToString()));

    public static Built From(string text) => From(Source.Compile("Subject", [Source.Parse(Source.Usings + text)]));

    public static Built From(CSharpCompilation compilation, AnalyzerConfigOptionsProvider? properties = null)
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        var driver = CSharpGeneratorDriver.Create([new TrackedCallGenerator().AsSourceGenerator()], parseOptions: options, optionsProvider: properties)
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return new((CSharpCompilation)updated, driver.GetRunResult());
    }

    /// <summary>The calls of annotated methods in the user's files, and whether each is intercepted.</summary>
    public IEnumerable<(string Call, bool IsIntercepted)> Calls() => CallPlaces().Select(static each => (each.Call, each.IsIntercepted));

    /// <summary>The same with their files.</summary>
    public IEnumerable<(string File, string Call, bool IsIntercepted)> CallPlaces()
    {
        foreach (var tree in Compilation.SyntaxTrees.Except(Result.GeneratedTrees))
        {
            var model = Compilation.GetSemanticModel(tree);
            foreach (var invocation in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method && Annotation.Find(method) is not null)
                    yield return (tree.FilePath, invocation.ToString(), model.GetInterceptorMethod(invocation) is not null);
        }
    }

    /// <summary>Everything the compiler says from a warning up, some of which only the last phase finds.</summary>
    public ImmutableArray<Diagnostic> Diagnostics()
    {
        using var stream = new MemoryStream();
        return [.. Compilation.Emit(stream).Diagnostics.Where(static each => each.Severity >= DiagnosticSeverity.Warning)];
    }

    public MemoryStream Image()
    {
        var stream = new MemoryStream();
        var result = Compilation.Emit(stream);
        Assert.That(result.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error), Is.Empty, Generated);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Loads the assembly, calls the static method <c>Subject.Run()</c> and returns what it returns.</summary>
    public object? Run(params Built[] libraries)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            foreach (var library in libraries)
            {
                using var image = library.Image();
                context.LoadFromStream(image);
            }
            using var own = Image();
            var run = context.LoadFromStream(own).GetType("Subject", throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
            var returned = run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            return returned is Task<object> task ? task.GetAwaiter().GetResult() : returned;
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Asserts that every annotated call is intercepted, without a warning about it, and that the program still does what it did.</summary>
    public static void Check(string text, object? expected, int calls = 1)
    {
        var built = From(text);
        var found = built.Calls().ToList();

        var generated = built.Result.GeneratedTrees.ToHashSet();
        Assert.That(built.Diagnostics().Where(each => each.Location.SourceTree is { } tree && generated.Contains(tree)), Is.Empty, built.Generated);
        Assert.That(built.Run(), Is.EqualTo(expected), built.Generated);
        Assert.That(found, Has.All.Matches<(string, bool)>(static each => each.Item2), built.Generated);
        Assert.That(found, Has.Count.EqualTo(calls));
    }
}
