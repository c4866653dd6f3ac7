using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Orchestrix.Generators.Tests.Compiling;

/// <summary>Makes compilations as the build would: with paths, an encoding and the features that interceptors need.</summary>
static class Source
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Orchestrix;

        """;

    public static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp14)
        .WithFeatures([new("InterceptorsNamespaces", "Orchestrix.Generated")]);

    /// <summary>The options of a project that allows interceptors in further namespaces.</summary>
    public static CSharpParseOptions Allowing(string namespaces) => Options.WithFeatures([new("InterceptorsNamespaces", "Orchestrix.Generated;" + namespaces)]);

    static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll" or "Orchestrix.dll" or "Orchestrix.Testing.dll" or "netstandard.dll"))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    public static SyntaxTree Parse(string text, string path = "Subject.cs", CSharpParseOptions? options = null) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options ?? Options, path);

    public static CSharpCompilation Compile(string assembly, IEnumerable<SyntaxTree> trees, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params MetadataReference[] more) =>
        CSharpCompilation.Create(assembly, trees, [.. References, .. more], new(kind, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation WithoutLibrary(this CSharpCompilation compilation) =>
        compilation.RemoveReferences(compilation.References.Where(static each => each.Display!.EndsWith("Orchestrix.dll", StringComparison.Ordinal)));
}
