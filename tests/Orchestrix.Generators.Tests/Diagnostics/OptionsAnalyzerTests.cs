using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed class OptionsAnalyzerTests
{
    static readonly OptionsAnalyzer Analyzer = new();

    [TestCase("[Task(Retries = -1)]", "Retries = -1", "Retries of 'M' must not be negative, but is -1")]
    [TestCase("[Flow(RetryDelaySeconds = -0.5)]", "RetryDelaySeconds = -0.5", "RetryDelaySeconds of 'M' must be a number of seconds and not negative, but is -0.5")]
    [TestCase("[Task(RetryDelaySeconds = double.NaN)]", "RetryDelaySeconds = double.NaN", "RetryDelaySeconds of 'M' must be a number of seconds and not negative, but is NaN")]
    [TestCase("[Task(RetryDelaysSeconds = new double[] { 1, -2 })]", "RetryDelaysSeconds = new double[] { 1, -2 }", "RetryDelaysSeconds of 'M' must be a number of seconds and not negative, but is -2")]
    [TestCase("[Flow(\"\")]", "\"\"", "Name of 'M' must not be empty")]
    [TestCase("[Flow(\" \")]", "\" \"", "Name of 'M' must not be empty")]
    [TestCase("[Flow(null!)]", "null!", "Name of 'M' must not be empty")]
    [TestCase("[Task(name: \"a/b\")]", "name: \"a/b\"", "Name of 'M' must not contain / % & > <, but is 'a/b'")]
    [TestCase("[Task(FormerNames = [\"ok\", \"a%\"])]", "FormerNames = [\"ok\", \"a%\"]", "FormerNames of 'M' must not contain / % & > <, but is 'a%'")]
    [TestCase("[Task(RetryBackoffFactor = 0.5)]", "RetryBackoffFactor = 0.5", "RetryBackoffFactor of 'M' must be finite and at least 1, but is 0.5")]
    [TestCase("[Task(RetryJitter = -0.1)]", "RetryJitter = -0.1", "RetryJitter of 'M' must be finite and not negative, but is -0.1")]
    [TestCase("[Flow(TimeoutSeconds = 0)]", "TimeoutSeconds = 0", "TimeoutSeconds of 'M' must be a positive number of seconds, but is 0")]
    [TestCase("[Flow(MaxRetryDelaySeconds = -1)]", "MaxRetryDelaySeconds = -1", "MaxRetryDelaySeconds of 'M' must be a positive number of seconds, but is -1")]
    [TestCase("[Flow(RetryDeadlineSeconds = double.PositiveInfinity)]", "RetryDeadlineSeconds = double.PositiveInfinity", "RetryDeadlineSeconds of 'M' must be a positive number of seconds, but is Infinity")]
    [TestCase("[Flow(MaxConcurrentTasks = 0)]", "MaxConcurrentTasks = 0", "MaxConcurrentTasks of 'M' must be at least 1, but is 0")]
    [TestCase("[Flow(RunName = \"build {num}\")]", "RunName = \"build {num}\"", "RunName of 'M' names 'num', which is not a parameter")]
    [TestCase("[Task(NonRetryable = [typeof(ArgumentException), typeof(string)])]", "NonRetryable = [typeof(ArgumentException), typeof(string)]", "NonRetryable of 'M' must name exceptions, but names 'string'")]
    public async Task Option_ThatIsImpossible_IsReportedAtItsPlace(string attribute, string place, string message) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ {attribute} void M() {{ }} }}"), Is.EqualTo(new[] { $"ORX020 {place}: {message}" }));

    [Test]
    public async Task Options_ThatAreAllWrong_AreAllReported() =>
        Assert.That(
            await Analysis.InEditor(Analyzer, "class C { [Task(\"<\", Retries = -1, RetryDelaySeconds = -1, FormerNames = new[] { \"\", \">\" })] void M() { } }"),
            Has.Exactly(5).Items);

    [TestCase(50, 0)]
    [TestCase(51, 1)]
    public async Task Delays_AtTheLimit_AreCounted(int count, int reported) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ [Task(RetryDelaysSeconds = new double[] {{ {string.Join(", ", Enumerable.Repeat("1", count))} }})] void M() {{ }} }}"),
            Has.Exactly(reported).Items);

    [Test]
    public async Task Attributes_OfBothKinds_AreReported() =>
        Assert.That(await Analysis.InEditor(Analyzer, "class C { [Flow, Task] void M() { } }"), Is.EqualTo(new[] { "ORX020 M: Kind of 'M' must be flow or task, but is both" }));

    [TestCase("[FromServices] int count", "count", "is of type 'int', which cannot be left null to be filled in; take a class or an interface")]
    [TestCase("[FromServices] in string name", "name", "is passed by reference; pass it by value")]
    public async Task Parameter_ThatCannotComeFromServices_IsReported(string parameter, string place, string rule) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ [Task] void M({parameter}) {{ }} }}"),
            Is.EqualTo(new[] { $"ORX020 {place}: Parameter '{place}' of 'M' comes from services, but {rule}" }));

    [TestCase("class C { [Task] void M([FromServices] IDisposable a, [FromServices] string? b = null) { } }")]
    [TestCase("class C { void M([FromServices] int a) { } }")]
    public async Task Parameter_ThatComesFromServices_IsSilent(string text) => Assert.That(await Analysis.InEditor(Analyzer, text), Is.Empty);

    [TestCase("void M() { }", "M")]
    [TestCase("int M(int x) => x;", "M")]
    public async Task Timeout_OfASynchronousMethodWithoutAToken_IsWarnedOf(string method, string name) =>
        Assert.That(
            await Analysis.InEditor(Analyzer, $"class C {{ [Task(TimeoutSeconds = 5)] {method} }}"),
            Is.EqualTo(new[] { $"ORX017 TimeoutSeconds = 5: '{name}' is synchronous and takes no CancellationToken, so its timeout has no effect until it returns; take a token and observe it, or make it asynchronous" }));

    [TestCase("void M(CancellationToken token) { }")]
    [TestCase("Task M() => Task.CompletedTask;")]
    [TestCase("Task<int> M() => Task.FromResult(1);")]
    [TestCase("ValueTask M() => default;")]
    [TestCase("async ValueTask<int> M() { await Task.Yield(); return 1; }")]
    public async Task Timeout_OfAMethodThatCanBeStopped_IsSilent(string method) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ [Flow(TimeoutSeconds = 5)] {method} }}"), Is.Empty);

    [TestCase("oder-{oder.Id}", "oder.Id")]
    [TestCase("{order.Nothing}", "order.Nothing")]
    [TestCase("{order.hidden}", "order.hidden")]
    [TestCase("{order.Id.Nothing}", "order.Id.Nothing")]
    [TestCase("{token}", "token")]
    [TestCase("{}", "")]
    [TestCase("{order", "{order")]
    [TestCase("order}", "}")]
    [TestCase("{order.Id:X}", "order.Id:X")]
    public async Task Key_ThatNamesSomethingUnknown_IsReported(string key, string unknown) =>
        Assert.That(await Analysis.InEditor(Analyzer, Ordering(key)), Is.EqualTo(new[] { $"ORX018 Key = \"{key}\": Key of task 'M' names '{unknown}', which is not a parameter" }));

    [TestCase("order-{order.Id}")]
    [TestCase("{order.Owner.Owner.Id}/{n}")]
    [TestCase("{order.Due.Year}{when.Year}")]
    [TestCase("{{literal}} {n}")]
    [TestCase("always")]
    [TestCase("")]
    public async Task Key_ThatNamesParameters_IsSilent(string key) =>
        Assert.That(await Analysis.InEditor(Analyzer, Ordering(key)), Is.Empty);

    [TestCase("[Task(\"a name\", Retries = 3, RetryDelaysSeconds = [0, 1.5], FormerNames = [\"b\"])]")]
    [TestCase("[Flow]")]
    [TestCase("[Flow(RetryBackoffFactor = 1, RetryJitter = 0, MaxRetryDelaySeconds = 5, RetryDeadlineSeconds = 60, NonRetryable = [typeof(ArgumentException)])]")]
    public async Task Options_ThatAreFine_AreSilent(string attribute) =>
        Assert.That(await Analysis.InEditor(Analyzer, $"class C {{ {attribute} void M() {{ }} }}"), Is.Empty);

    [Test]
    public async Task Options_OfSomebodyElsesAttribute_AreSilent() =>
        Assert.That(await Analysis.WithoutLibrary(Analyzer, "class C { [Task(\"\", Retries = -1, Key = \"{x}\")] void M() { } }"), Is.Empty);

    static string Ordering(string key) => $$"""
        class Order { public int Id; int hidden = 1; public Order? Owner { get; set; } public DateTime? Due { get; } public override string ToString() => hidden.ToString(); }
        class C { [Task(Key = "{{key}}")] void M(Order order, int n, DateTime when, CancellationToken token) { } }
        """;
}
