using System.Text.RegularExpressions;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Who reads the stack trace of a failure finds the methods of the program, in the order in which they called each other, and none of ours.</summary>
public sealed partial class StackTraceTests
{
    const string TestHost = "await using var host = Orchestrix.Testing.OrchestrixTestHost.Start();";

    const string PlainHost = """
        using var host = new Microsoft.Extensions.Hosting.HostBuilder().ConfigureServices((_, each) => Microsoft.Extensions.DependencyInjection.OrchestrixServiceCollectionExtensions.AddOrchestrix(each)).Build();
        await host.StartAsync();
        """;

    // The task fails, the flow calls it, and Go calls the flow.
    [TestCase("static int Fail(int x)", "Fail(1);", "")]
    [TestCase("static void Fail(int x)", "Fail(1);", "")]
    [TestCase("int Fail(int x)", "new Importer().Fail(1);", "")]
    [TestCase("static async Task Fail(int x)", "await Fail(1);", "await Task.Yield();")]
    [TestCase("static async Task Fail(int x)", "await Fail(1);", "await Task.CompletedTask;")]
    [TestCase("static async Task<int> Fail(int x)", "await Fail(1);", "await Task.Yield();")]
    [TestCase("static Task<int> Fail(int x)", "await Fail(1);", "")]
    [TestCase("static Task Fail(int x)", "await Fail(1);", "")]
    [TestCase("static async ValueTask Fail(int x)", "await Fail(1);", "await Task.Yield();")]
    [TestCase("static async ValueTask<int> Fail(int x)", "await Fail(1);", "await Task.Yield();")]
    [TestCase("static ValueTask<int> Fail(int x)", "await Fail(1);", "")]
    [TestCase("static int Fail(ref int x)", "var x = 1; Fail(ref x);", "")]
    [TestCase("static Task<int> Fail(ReadOnlySpan<int> x)", "await Fail([1]);", "")]
    [TestCase("static async IAsyncEnumerable<int> Fail(int x)", "await foreach (var _ in Fail(1)) { }", "yield return 1; await Task.Yield(); if (x == 1)")]
    [TestCase("static int Fail(Row x)", "Fail(new());", "")]
    [TestCase("int Fail(Row x)", "new Importer().Fail(new());", "")]
    [TestCase("static async Task<int> Fail(Row x)", "await Fail(new());", "await Task.Yield();")]
    public void Failure_OfATask_ShowsTheProgramAlone(string task, string call, string before)
    {
        foreach (var options in new[] { "", "(Retries = 1)", "(TimeoutSeconds = 60)" })
        {
            // What happens once takes no such options.
            if (options.Length > 0 && (task.Contains("ref ") || task.Contains("Span") || task.Contains("IAsyncEnumerable"))) continue;
            foreach (var access in new[] { "private ", "internal " })
            {
                if (access == "internal " && task.Contains("Row")) continue;
                var trace = Trace(Failing($"[Task{options}] {access}{task}", call, before), "await Load();");

                Assert.That(trace, Is.EqualTo(new[] { "Fail", "Load", "Go" }), options + access);
            }
        }
    }

    [TestCase("static int Fail(int x)", "Fail(1);", "")]
    [TestCase("static async Task<int> Fail(int x)", "await Fail(1);", "await Task.Yield();")]
    [TestCase("async ValueTask Fail(Row x)", "await new Importer().Fail(new());", "await Task.Yield();")]
    public void Failure_OfATaskThatNothingWatches_ShowsTheProgramAlone(string task, string call, string before) =>
        Assert.That(Trace(Failing("[Task] " + task, call, before), "await Load();", PlainHost), Is.EqualTo(new[] { "Fail", "Load", "Go" }));

    [Test]
    public void Failure_OfASynchronousFlow_ShowsTheProgramAlone() =>
        Assert.That(Trace("[Task] static int Fail(int x) => throw new InvalidOperationException(); [Flow] static int Load() => Fail(1);", "Load(); await Task.Yield();"), Is.EqualTo(new[] { "Fail", "Load", "Go" }));

    [Test]
    public void Failure_OfAFlowWithRetries_ShowsTheProgramAlone() =>
        Assert.That(
            Trace("[Task] static int Fail(int x) => throw new InvalidOperationException(); [Flow(Retries = 1)] static async Task<int> Load() { await Task.Yield(); return Fail(1); }", "await Load();"),
            Is.EqualTo(new[] { "Fail", "Load", "Go" }));

    [Test]
    public void Failure_OfASubmittedCall_ShowsTheTask() =>
        Assert.That(
            Trace("[Task] internal static async Task<int> Fail(int x) { await Task.Yield(); throw new InvalidOperationException(); } [Flow] static async Task<int> Load() => await Importer.SubmitFail(1);", "await Load();"),
            Is.EqualTo(new[] { "Fail", "Load", "Go" }));

    [Test]
    public void Failure_WithoutAHost_ShowsTheProgramAlone() =>
        Assert.That(
            Trace("[Task] static async Task<int> Fail(Row x) { await Task.Yield(); throw new InvalidOperationException(); } [Flow] static Task<int> Load() => Fail(new());", "await Load();", host: ""),
            Is.EqualTo(new[] { "Fail", "Go" }));

    static string Failing(string task, string call, string before) =>
        $"{task} {{ {before} throw new InvalidOperationException(\"no\"); }} [Flow] static async Task Load() {{ {call} await Task.Yield(); }}";

    // The methods of the frames, or the whole frame where it is none of the program's.
    static string[] Trace(string members, string call, string host = TestHost)
    {
        var built = Built.From(Source.Compile("Subject", [Source.Parse(Source.Usings + $$"""
            namespace My.App
            {
                public sealed partial class Importer
                {
                    sealed class Row;
                    {{members}}
                    public static async Task Go() { {{call}} }
                }
            }
            public class Subject
            {
                public static async Task<object> Run()
                {
                    {{host}}
                    try { await My.App.Importer.Go(); } catch (Exception thrown) { return thrown.StackTrace!; }
                    return "";
                }
            }
            """, options: Source.Allowing("My.App"))]));
        var trace = (string)built.Run()!;
        Assert.That(built.Calls(), Has.All.Matches<(string, bool IsIntercepted)>(static each => each.IsIntercepted), built.Generated);
        return [.. trace.Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => !line.StartsWith("---", StringComparison.Ordinal) && !line.Contains("Subject.Run()") && !AsyncFrame().IsMatch(line))
            .Select(static line => OwnFrame().Match(line) is { Success: true } match ? match.Groups[1].Value : line)
            .Aggregate(new List<string>(), static (all, each) => all.LastOrDefault() == each ? all : [.. all, each])];
    }

    // The runtime looks for the attribute on the compiler's type, which has none, so the frames of async methods cannot be hidden. They are few.
    [GeneratedRegex(@"^at Orchestrix\.(Runs\.Attempts\.(RunAsync|InvokeInTimeAsync)|Runtime\.V1\.(AsyncCalls\.Await\w+|(Value)?TaskCall`\d\.Invoke|TrackedStream`2\.Enumerator\.MoveNextAsync|InlineCall\.\w*Async))\b")]
    private static partial Regex AsyncFrame();

    [GeneratedRegex(@"^at My\.App\.Importer\.(?:<)?(\w+)")]
    private static partial Regex OwnFrame();
}
