using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>
/// Whatever program compiles: with tracking it compiles without a further warning and does the same; each call of a flow or task is intercepted, and a run, or somebody says that it is not.
/// With the environment variable <c>ORCHESTRIX_FULL=1</c> forty times as many are tried.
/// </summary>
public sealed class ProgramFuzzTests
{
    const int Types = 40;

    static readonly int Programs = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 400 : 10;

    static readonly CSharpParseOptions Options = Source.Options.WithFeatures([new("InterceptorsNamespaces", "Orchestrix.Generated;My.App")]);

    static readonly string[] Untracked = ["ORX002", "ORX004", "ORX006", "ORX007", "ORX008"];

    const string Subject = """
        public static class Subject
        {
            static readonly List<string> lines = [];
            public static int Kept = 1;
            public static bool Always => Kept > 0;
            public static void Log(string line) => lines.Add(line);
            public static string Told(string after) { var told = string.Join("; ", lines) + " | " + after; lines.Clear(); return told; }
            public static string End(Task task) { task.GetAwaiter().GetResult(); return "ended"; }
            public static int Drain(IAsyncEnumerable<int> all) { var sum = 0; var each = all.GetAsyncEnumerator(); while (each.MoveNextAsync().AsTask().Result) sum += each.Current; each.DisposeAsync().AsTask().Wait(); return sum; }
            public static async Task<object> Run()
            {
                var alone = All();
                await using var host = Orchestrix.Testing.OrchestrixTestHost.Start();
                var hosted = All();
                return string.Join("\n", alone) + "\n" + (alone.SequenceEqual(hosted) ? "" : "under a host:\n" + string.Join("\n", hosted)) + "\nruns: " + string.Join(" ", host.Runs.Select(run => run.Definition.Member + run.State.Name).Order());
            }
            static List<string> All() => [$Entries];
        }
        """;

    [Test]
    public void Program_OfAnyForm_DoesTheSameAndLosesNoCall()
    {
        var (types, intercepted, reported) = (0, 0, 0);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var (trees, found) = Compilable(seed);
                var untracked = Built.From(Compile(trees), new Properties(("OrchestrixTracking", "disable")));
                var tracked = Built.From(Compile(trees));
                var warnings = Warnings(untracked);

                Assert.That(tracked.Diagnostics().Where(each => !warnings.Contains(Key(each))), Is.Empty, "further diagnostics");
                var told = Report(tracked);
                foreach (var (file, isIntercepted) in CallsByFile(tracked))
                {
                    Assert.That(told.Contains(file), Is.EqualTo(!isIntercepted), () => $"{file} is {(isIntercepted ? "" : "not ")}intercepted:\n{trees.First(each => each.FilePath == file)}");
                    _ = isIntercepted ? intercepted++ : reported++;
                }

                var expected = Lines(untracked);
                var actual = Lines(tracked);
                Assert.That(actual.SkipLast(1), Is.EqualTo(expected.SkipLast(1)));
                Assert.That(actual[^1], Is.EqualTo(Runs(tracked)));
                types += found;
            },
            iter: Programs, threads: 1);

        TestContext.Out.WriteLine($"{types} types: {intercepted} calls intercepted, {reported} reported");
        Assert.That(intercepted, Is.GreaterThan(Programs * 8));
        Assert.That(reported, Is.GreaterThan(Programs / 2));
    }

    // Those of the random types that are C#.
    static (List<SyntaxTree> Trees, int Types) Compilable(int seed)
    {
        Pick pick = new(seed);
        var all = Enumerable.Range(0, Types).Select(number => Source.Parse(Source.Usings + RandomType.Make(pick, number), $"T{number}.cs", Options)).ToList();
        while (true)
        {
            using var image = new MemoryStream(); // some mistakes only the last phase finds
            var broken = Compile([.. all, SubjectFor([])]).Emit(image).Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Location.SourceTree).ToHashSet();
            if (!all.Exists(broken.Contains)) break;
            all.RemoveAll(broken.Contains);
        }

        return ([.. all, SubjectFor(all)], all.Count);
    }

    static SyntaxTree SubjectFor(IEnumerable<SyntaxTree> trees) =>
        Source.Parse(Source.Usings + Subject.Replace("$Entries", string.Join(", ", trees.Select(each => $"Entry{Path.GetFileNameWithoutExtension(each.FilePath)[1..]}.Go()"))), "Subject.cs", Options);

    static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => Source.Compile("Subject", trees);

    static HashSet<string> Warnings(Built built) => [.. built.Diagnostics().Select(Key)];

    static string Key(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath} {diagnostic.Location.SourceSpan}";

    static string[] Lines(Built built) => ((string)built.Run()!).Split('\n');

    // The files about which an analyzer says that a call is not tracked.
    static HashSet<string> Report(Built built)
    {
        DiagnosticAnalyzer[] analyzers = [new UntrackedCallAnalyzer(), new UnboundCallAnalyzer(), new UntrackableMethodAnalyzer()];
        return [.. analyzers.SelectMany(each => Analysis.Of(built.Compilation, each).GetAwaiter().GetResult()).Where(each => Untracked.Contains(each.Id)).Select(each => each.Location.SourceTree!.FilePath)];
    }

    static IEnumerable<(string File, bool IsIntercepted)> CallsByFile(Built built) =>
        built.Compilation.SyntaxTrees.Where(each => each.FilePath.StartsWith('T') && !built.Result.GeneratedTrees.Contains(each))
            .Select(each => (each.FilePath, built.CallPlaces().Any(call => call.File == each.FilePath && call.IsIntercepted)));

    // One run for each intercepted call, since each executes once.
    static string Runs(Built built) => "runs: " + string.Join(" ", built.CallPlaces().Where(each => each.IsIntercepted).Select(each => "M" + each.File[1..^3] + "Completed").Order());
}
