using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class UnstableArgumentAnalyzerTests
{
    const string Members = " [Task] static int M(object x) => 1; [Task] static int L(Func<object> x) => 1; [Task(Key = \"a\")] static int Keyed(object x) => 1; [Flow] static int F(object x) => 1; static int Plain(object x) => 1; }";

    static readonly UnstableArgumentAnalyzer Analyzer = new();

    [TestCase("DateTime.Now", "RunContext.Current.Now")]
    [TestCase("DateTime.UtcNow", "RunContext.Current.Now")]
    [TestCase("DateTime.Today", "RunContext.Current.Now")]
    [TestCase("DateTimeOffset.UtcNow", "RunContext.Current.Now")]
    [TestCase("TimeProvider.System.GetUtcNow()", "RunContext.Current.Now")]
    [TestCase("Environment.TickCount64", "RunContext.Current.Now")]
    [TestCase("System.Diagnostics.Stopwatch.GetTimestamp()", "RunContext.Current.Now")]
    [TestCase("Guid.NewGuid()", "RunContext.Current.NewGuid()")]
    [TestCase("Guid.CreateVersion7()", "RunContext.Current.NewGuid()")]
    [TestCase("Random.Shared.Next(10)", "RunContext.Current.Random()")]
    [TestCase("new Random().NextDouble()", "RunContext.Current.Random()")]
    public async Task Argument_ThatDiffersEachTime_IsReported(string value, string instead)
    {
        var told = $"ORX015 {value}: '{value}' among the arguments of task 'M' differs at each attempt of its flow, so the finished task is not found again; take {instead}, or give the task a Key";
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ int G() => M({value});" + Members), Is.EqualTo(new[] { told }));
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ int G() => M(x: new {{ A = $\"{{{value}}}\" }});" + Members), Is.EqualTo(new[] { told }));
    }

    [TestCase("M(RunContext.Current.Now)")]
    [TestCase("M(RunContext.Current.NewGuid())")]
    [TestCase("M(new DateTime(2026, 1, 1).AddDays(1))")]
    [TestCase("M(Guid.Parse(\"\"))")]
    [TestCase("Keyed(Guid.NewGuid())")]
    [TestCase("F(Guid.NewGuid())")]
    [TestCase("Plain(Guid.NewGuid())")]
    [TestCase("L(() => Guid.NewGuid())")]
    [TestCase("M(Keyed(Guid.NewGuid()))")]
    public async Task Argument_ThatStaysTheSame_IsSilent(string call) => Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ int G() => {call};" + Members), Is.Empty);
}
