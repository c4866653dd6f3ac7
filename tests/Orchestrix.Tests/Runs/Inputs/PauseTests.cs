using System.Text.Json;
using Orchestrix.Runs;
using Orchestrix.Runs.Inputs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>A flow that waits while its body stays where it is.</summary>
public sealed partial class PauseTests
{
    public sealed record Approval(bool Approved, string? Comment);

    [Flow("pauses-publish")]
    static async Task<string> Publish(string title)
    {
        var answer = await Run.PauseForAsync(new PauseOptions<Approval> { Key = "approve", Timeout = 2.Hours(), Description = $"Publish **{title}**?", Initial = new Approval(true, null) });
        return $"{title}: {answer.Approved} {answer.Comment}";
    }

    [Flow("pauses-plain")] static async Task Plain() => await Run.PauseAsync();

    [Flow("pauses-number")] static async Task<int> Number() => await Run.PauseForAsync<int>() + 1;

    [Flow("pauses-patient")]
    static async Task<string> Patient()
    {
        try
        {
            await Run.PauseForAsync<int>("answer", timeout: 1.Hours());
            return "answered";
        }
        catch (PauseTimedOutException late)
        {
            return $"nobody answered '{late.Key}'";
        }
    }

    [Flow("pauses-retried", Retries = 1)]
    static async Task<string> Retried()
    {
        var first = await Run.PauseForAsync<string>();
        var second = await Run.PauseForAsync<string>("second");
        if (RunContext.Current.Run!.RunCount == 1) throw new InvalidOperationException("The first attempt fails.");
        return first + second;
    }

    [Flow("pauses-branches")]
    static async Task<string> Branches()
    {
        var both = await Task.WhenAll(Run.PauseForAsync<string>("legal"), Run.PauseForAsync<string>("finance"));
        return string.Join(", ", both);
    }

    [Flow("pauses-parent")] static async Task<int> Parent() => await Number() * 10;

    [Task] static Task InTask() => Run.PauseAsync();

    [Flow("pauses-in-task")] static Task FlowOfTask() => InTask();

    static async Task<FlowRun> PausedAsync(OrchestrixTestHost host, string flow)
    {
        await host.WaitForIdleAsync();
        return host.FlowRuns.Single(r => r.Definition.Name == flow);
    }

    [Test]
    public async Task PauseForAsync_WhenSomebodyAnswers_ReturnsTheInput()
    {
        await using var host = OrchestrixTestHost.Start();
        var publishing = Publish("News");
        var run = await PausedAsync(host, "pauses-publish");

        Assert.That(run.State.Name, Is.EqualTo("Paused"));
        Assert.That(run.State.Message, Is.EqualTo("Publish **News**?"));
        var result = await host.Host.Control.ResumeWithAsync(run.Id, new Approval(false, "not yet"));

        Assert.That(result, Is.EqualTo(new ControlResult(true, RunState.Running, null)));
        Assert.That(await publishing, Is.EqualTo("News: False not yet"));
        Assert.That(run.RunCount, Is.EqualTo(1), "waiting is no attempt");
        Assert.That(run.WaitsFor, Is.Empty);
        Assert.That(host.Events.OfType<RunStateChanged>().Select(e => e.State.Name), Is.EqualTo(new[] { "Pending", "Running", "Paused", "Running", "Completed" }));
    }

    [Test]
    public async Task WaitsFor_OfAPausedRun_HasAllThatAFormNeeds()
    {
        await using var host = OrchestrixTestHost.Start();
        var publishing = Publish("News");
        var waiting = (await PausedAsync(host, "pauses-publish")).WaitsFor.Single();

        Assert.That(waiting.Key, Is.EqualTo("approve"));
        Assert.That(waiting.Description, Is.EqualTo("Publish **News**?"));
        Assert.That(waiting.Until - waiting.Since, Is.EqualTo(2.Hours()));
        Assert.That(waiting.Initial!.Value.GetProperty("Approved").GetBoolean(), Is.True);
        Assert.That(waiting.Schema!.Value.GetProperty("properties").GetProperty("Approved").GetProperty("type").GetString(), Is.EqualTo("boolean"));
        var why = await host.Host.RunQueries.WhyAsync(host.FlowRuns.Single().Id);
        Assert.That(why, Is.EqualTo("Is paused since 2000-01-01 00:00:00Z, and waits at 'approve' (Publish **News**?) for input, until 2000-01-01 02:00:00Z (for 2 h 0 min more) at most."));
        await host.Host.Control.ResumeWithAsync(host.FlowRuns.Single().Id, new Approval(true, null));
        await publishing;
    }

    [Test]
    public async Task ResumeWithAsync_InputOfAnotherShape_TellsAllMistakesAndTheRunWaitsOn()
    {
        await using var host = OrchestrixTestHost.Start();
        var publishing = Publish("News");
        var run = await PausedAsync(host, "pauses-publish");

        var refused = await host.Host.Control.ResumeWithAsync(run.Id, JsonDocument.Parse("""{ "approved": "yes", "coment": 3 }""").RootElement);

        Assert.That(refused.IsAccepted, Is.False);
        Assert.That(refused.Mistakes.Select(m => m.ToString()), Is.EqualTo(new[]
        {
            "$.approved: expected boolean, got string 'yes'",
            "$.coment: is unknown. Did you mean 'Comment'?",
            "$.Comment: expected string or null, got nothing",
        }));
        Assert.That(refused.Reason, Does.StartWith("The input for 'approve' has 3 mistakes: $.approved: expected boolean"));
        Assert.That(run.State.Name, Is.EqualTo("Paused"));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, JsonDocument.Parse("""{ "approved": true, "comment": null }""").RootElement)).IsAccepted, Is.True);
        Assert.That(await publishing, Is.EqualTo("News: True "));
    }

    [Test]
    public async Task ResumeAsync_WithoutInputWhereSomeIsNeeded_IsRefused()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Number();
        var run = await PausedAsync(host, "pauses-number");

        var refused = await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(refused.Mistakes.Single().ToString(), Is.EqualTo("$: expected integer, got nothing"));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, 4)).IsAccepted, Is.True);
        Assert.That(await running, Is.EqualTo(5));
    }

    [Test]
    public async Task ResumeAsync_PauseWithoutInput_LetsTheRunGoOn()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Plain();
        var run = await PausedAsync(host, "pauses-plain");

        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, 3)).Reason, Is.EqualTo("The pause '1' takes no input. Resume it without."));
        Assert.That((await host.Host.Control.ResumeAsync(run.Id)).IsAccepted, Is.True);
        await running;
        Assert.That((await host.Host.Control.ResumeAsync(run.Id)).Reason, Is.EqualTo("The run has ended as Completed already."));
        Assert.That((await host.Host.Control.ResumeAsync(default)).Reason, Is.EqualTo($"There is no run {default(Guid)}."));
    }

    [Test]
    public async Task ResumeWithAsync_FromManyThreads_IsTakenOnce()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Number();
        var run = await PausedAsync(host, "pauses-number");

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => host.Host.Control.ResumeWithAsync(run.Id, i).AsTask())));

        var first = Array.FindIndex(results, r => r.IsAccepted);
        Assert.That(results.Count(r => r.IsAccepted), Is.EqualTo(1));
        Assert.That(await running, Is.EqualTo(first + 1));
        await host.WaitForIdleAsync();
        Assert.That(host.Events.Count(e => e.Name == "orchestrix.flow-run.resumed"), Is.EqualTo(1), "what was refused is not in the log");
    }

    [Test]
    public async Task PauseAsync_NobodyResumes_FailsAfterAnHour()
    {
        await using var host = OrchestrixTestHost.Start();
        var start = host.Time.Now;

        var thrown = await Assert.ThrowsAsync<PauseTimedOutException>(() => Plain());

        Assert.That(host.Time.Now - start, Is.EqualTo(1.Hours()));
        Assert.That(thrown!.Message, Does.EndWith("of flow 'pauses-plain' was never resumed: its pause '1' ran out after 1:00:00."));
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Failed));
        Assert.That(host.FlowRuns.Single().State.Message, Does.Contain("was never resumed"));
    }

    [Test]
    public async Task PauseForAsync_TimeoutThatTheBodyCatches_LetsTheRunGoOn()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(await Patient(), Is.EqualTo("nobody answered 'answer'"));
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task PauseForAsync_InAFurtherAttempt_AnswersWithTheSameInput()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Retried();
        var run = await PausedAsync(host, "pauses-retried");
        await host.Host.Control.ResumeWithAsync(run.Id, "a");
        await host.WaitForIdleAsync();
        await host.Host.Control.ResumeWithAsync(run.Id, "b", "second");

        Assert.That(await running, Is.EqualTo("ab"));
        Assert.That(run.RunCount, Is.EqualTo(2));
        Assert.That(host.Events.OfType<RunStateChanged>().Count(e => e.State.Type == StateType.Paused), Is.EqualTo(2));
    }

    [Test]
    public async Task PauseForAsync_InSeveralBranches_WaitsUntilTheLastIsPassed()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Branches();
        var run = await PausedAsync(host, "pauses-branches");

        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, "ok")).Reason, Is.EqualTo("The run waits at several pauses: finance, legal. Say which one is meant."));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, "ok", "finanse")).Reason, Is.EqualTo("The run does not wait at a pause 'finanse'. Did you mean 'finance'? It waits at: finance, legal."));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, "paid", "finance")).State!.Type, Is.EqualTo(StateType.Paused));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, "twice", "finance")).IsAccepted, Is.False);
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, "legal")).State!.Type, Is.EqualTo(StateType.Running));
        Assert.That(await running, Is.EqualTo("legal, paid"));
    }

    [Test]
    public async Task PauseForAsync_OfASubflow_IsResumedByItsOwnRun()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Parent();
        var child = await PausedAsync(host, "pauses-number");

        Assert.That(child.Parent!.State.Type, Is.EqualTo(StateType.Running));
        await host.Host.Control.ResumeWithAsync(child.Id, 1);
        Assert.That(await running, Is.EqualTo(20));
    }

    [Test]
    public async Task CancelAsync_PausedRun_EndsItAndRefusesLaterInput()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Number();
        var run = await PausedAsync(host, "pauses-number");

        await host.CancelAsync(run, "not needed");

        await Assert.ThrowsAsync<TaskCanceledException>(() => running);
        Assert.That(run.State.ToString(), Is.EqualTo("Cancelled (not needed)"));
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, 1)).IsAccepted, Is.False);
    }

    [Test]
    public async Task PauseAsync_InATaskOrOutsideOfRuns_SaysWhereItBelongs()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That((await Assert.ThrowsAsync<PauseException>(() => FlowOfTask()))!.Message, Does.Contain("that belongs to its flow"));
        Assert.That((await Assert.ThrowsAsync<PauseException>(() => Run.PauseAsync()))!.Message, Does.StartWith("There is no flow run here"));
    }

    [Test]
    public async Task StaysTrigger_RunThatIsPausedForLong_Fires()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomation("remind", When.FlowRun.Stays(StateType.Paused).For(30.Minutes()), Then.Notify("console", "Somebody waits.")));
        var running = Number();
        var run = await PausedAsync(host, "pauses-number");

        await host.AdvanceAsync(31.Minutes());

        await host.AssertFiredAsync("remind", times: 1);
        await host.Host.Control.ResumeWithAsync(run.Id, 1);
        await running;
    }
}
