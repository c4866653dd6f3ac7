using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class SuspendAnalyzerTests
{
    static readonly SuspendAnalyzer Analyzer = new();

    [TestCase("[Flow]", "await Run.SuspendAsync();", "Run.SuspendAsync()")]
    [TestCase("[Flow(\"own\", Retries = 0)]", "await Run.SuspendAsync(\"key\", TimeSpan.FromHours(1));", "Run.SuspendAsync(\"key\", TimeSpan.FromHours(1))")]
    [TestCase("[Flow]", "_ = await Run.SuspendForAsync<int>();", "Run.SuspendForAsync<int>()")]
    [TestCase("[Flow(Suspends = false)]", "Func<Task> inside = () => Run.SuspendAsync(); await inside();", "Run.SuspendAsync()")]
    [TestCase("[Flow]", "await Inside(); Task Inside() => Run.SuspendAsync();", "Run.SuspendAsync()")]
    public async Task Suspension_OfAFlowThatRemembersNothing_IsReported(string attribute, string body, string place) =>
        Assert.That(await Analysis.InEditor(Analyzer, Text(attribute, body)), Has.One.Items.And.All.StartsWith($"ORX022 {place}: Flow 'Go' suspends, but does not remember its steps"));

    [TestCase("[Flow(Suspends = true)]", "await Run.SuspendAsync();")]
    [TestCase("[Flow(Retries = 1)]", "_ = await Run.SuspendForAsync<int>();")]
    [TestCase("[Flow]", "await Run.PauseAsync();")]
    [TestCase("[Flow]", "await Helper();")]
    [TestCase("[Flow]", "await SuspendAsync();")]
    [TestCase("[Task]", "await Run.SuspendAsync();")]
    [TestCase("", "await Run.SuspendAsync();")]
    public async Task Suspension_OfAnythingElse_IsSilent(string attribute, string body) =>
        Assert.That(await Analysis.InBuild(Analyzer, Text(attribute, body)), Is.Empty);

    static string Text(string attribute, string body) => $$"""
        using Orchestrix.Runs;
        class Subject
        {
            {{attribute}} static async Task Go() { {{body}} }
            static Task Helper() => Run.SuspendAsync();
            static Task SuspendAsync() => Task.CompletedTask;
        }
        """;
}
