using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Orchestrix.Benchmarks;

/// <summary>A project of 100 files, with 200 tasks, 2,000 calls of them and 60,000 other invocations.</summary>
static class SyntheticProject
{
    public const int Files = 100, TrackedCalls = Files * Methods;

    const int Methods = 20, Tasks = 2;

    static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("InterceptorsNamespaces", "Orchestrix.Generated")]);

    static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Orchestrix.dll" or "netstandard.dll"))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    public static GeneratorDriver Drive(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Options);

    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Synthetic",
        Enumerable.Range(0, Files).Select(static file => File(file, 0)),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>One file; its edition is a number in the body of its first method.</summary>
    public static SyntaxTree File(int file, int edition)
    {
        StringBuilder text = new("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Orchestrix;\n\nnamespace Synthetic;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"static class Part{file}\n{{\n");
        for (var task = 0; task < Tasks; task++)
            text.Append(CultureInfo.InvariantCulture, $"    [Task] internal static int Work{file}x{task}(int x, string text = \"\") => x + text.Length;\n");
        text.Append("    static int Next(int x) => x + 1;\n    static string Named(string text, int x) => text + x;\n\n");
        for (var method = 0; method < Methods; method++) Method(text, file, method, method == 0 ? edition : 0);
        text.Append("}\n");
        return CSharpSyntaxTree.ParseText(SourceText.From(text.ToString(), Encoding.UTF8), Options, $"Part{file}.cs");
    }

    // A call of a task of some other file, and 30 further invocations: methods of the class, of the framework, generic ones, and ones with lambdas.
    static void Method(StringBuilder text, int file, int method, int edition)
    {
        var called = (file * 7 + method) % Files;
        text.Append(CultureInfo.InvariantCulture, $"    internal static int Go{method}(int x, List<int> all, string name)\n    {{\n        var sum = {edition};\n");
        for (var i = 0; i < 5; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        sum += Next(x) + Math.Max(sum, {i});\n");
            text.Append(CultureInfo.InvariantCulture, $"        var text{i} = Named(name.Trim(), {i});\n");
            text.Append(CultureInfo.InvariantCulture, $"        sum += all.Where(each => each > {i}).Count();\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"        return sum + Part{called}.Work{called}x{method % Tasks}(sum, name);\n    }}\n\n");
    }
}
