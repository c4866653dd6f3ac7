using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Options that generated code carries to the engine, from the attribute to what happens.</summary>
public sealed class AttributeOptionTests
{
    const string Hosted = """
        using Orchestrix.Testing;

        """;

    [Test]
    public void Limits_OfAttributes_HoldTheTask() =>
        Assert.That(Run("""
            public static class Subject
            {
                static int now, most;
                [Task, Limit("api", Slots = 2), Limit("each", Key = nameof(id))]
                static async Task Call(int id)
                {
                    most = Math.Max(most, Interlocked.Increment(ref now));
                    await Task.Yield();
                    Interlocked.Decrement(ref now);
                }
                [Flow] static async Task All() => await Task.WhenAll(Call(1), Call(2), Call(1), Call(3));
                public static async Task<object> Run()
                {
                    await using var host = OrchestrixTestHost.Start(o => o.AddLimit("api", 2).AddLimit("each", 1));
                    await All();
                    return most + " " + host.TaskRuns.Count(r => r.State.Name == "Completed");
                }
            }
            """), Is.EqualTo("1 4"));

    [Test]
    public void Limits_ThatAreUnknown_AreAllToldAtTheStart() =>
        Assert.That((string)Run("""
            public static class Subject
            {
                [Task, Limit("apo"), Limit("other")] static void Call() { }
                public static object Run()
                {
                    try { OrchestrixTestHost.Start(o => o.AddLimit("api", 2)); }
                    catch (Orchestrix.Hosting.OrchestrixConfigurationException e) { return e.Message; }
                    return "";
                }
            }
            """)!, Does.Contain("The task 'Call' is limited by 'apo': There is no limit 'apo'. Did you mean 'api'?").And.Contain("limited by 'other'"));

    [Test]
    public void Cache_OfTheAttribute_AnswersUntilItExpires() =>
        Assert.That(Run("""
            public static class Subject
            {
                static int calls;
                [Task(CacheBy = CacheBy.Inputs, CacheWithout = ["note"], CacheSeconds = 60)] static int Price(int item, string note) => item * 10 + ++calls;
                [Task(CacheBy = CacheBy.Inputs)] static void Send(int item) => calls += 100;
                public static async Task<object> Run()
                {
                    await using var host = OrchestrixTestHost.Start();
                    var all = Price(1, "a") + " " + Price(1, "b") + " " + Price(2, "a");
                    Send(1); Send(1);
                    await host.AdvanceAsync(TimeSpan.FromSeconds(61));
                    return all + " " + Price(1, "a");
                }
            }
            """), Is.EqualTo("11 11 22 113"));

    [Test]
    public void Rollback_InAnyForm_IsCalled() =>
        Assert.That(Run("""
            public static class Subject
            {
                static string said = "";
                [Task(OnRollback = nameof(UndoText))] static string Text(string text) => text + "!";
                static void UndoText(string text, object made) => said += $"[{text} {made}]";
                [Task(OnRollback = nameof(UndoValue))] static ValueTask<int> Value(in int x) => new(x + 1);
                private static async ValueTask UndoValue(long result, CancellationToken ct) { await Task.Yield(); said += $"[{result} {ct.CanBeCanceled}]"; }
                [Task(OnRollback = nameof(UndoNothing))] static Task Nothing() => Task.CompletedTask;
                [Task] static int UndoNothing() { said += $"[{RunContext.Current.TaskRun!.Name}]"; return 1; }
                public class Deep { class Hidden { [Task(OnRollback = nameof(Undo))] internal static void Do(Guid? id) { } static void Undo(Guid? id) => said += "[hidden]"; } public static void Do() => Hidden.Do(null); }
                [Flow]
                static async Task All() => await Run.InTransactionAsync(async t =>
                {
                    Text("a");
                    await Value(1);
                    await Nothing();
                    Deep.Do();
                    throw new InvalidOperationException();
                });
                public static async Task<object> Run()
                {
                    await using var host = OrchestrixTestHost.Start();
                    try { await All(); } catch (InvalidOperationException) { }
                    return said;
                }
            }
            """.Replace("await Run.In", "await Orchestrix.Runs.Run.In", StringComparison.Ordinal)), Is.EqualTo("[hidden][UndoNothing-5][2 True][a a!]"));

    [Test]
    public void Callbacks_ThatAreWrong_LeaveCodeThatCompiles() =>
        Assert.That(Built.From("""
            public class Subject<T>
            {
                [Task(OnRollback = nameof(Undo), OnFailure = "Nothing")] static void M() { }
                static void Undo() { }
            }
            """).Diagnostics(), Is.Empty);

    static object? Run(string text) => Built.From(Hosted + text).Run();
}
