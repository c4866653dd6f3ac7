using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Hosting;
using Orchestrix.Limits;
using Orchestrix.Log;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>A host that executes plans one after the other, step by step with the interpreter.</summary>
internal sealed class PlanHost : IDisposable
{
    const string LimitName = "plan";

    static int plans;

    readonly StepClock clock = new();
    readonly ServiceProvider services;
    readonly OrchestrixHost host;
    readonly IDisposable scope;
    readonly ILog log;

    public PlanHost()
    {
        ServiceCollection collection = new();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddOrchestrix(o => o
            .ConfigureRuns(r => r.MaxConcurrentTasks = PlanOptions.Places)
            .AddLimit(LimitName, PlanOptions.Slots)
            .LimitTask(() => PlanFlows.Limited(0, 0, default), LimitName)
            .LimitTask(() => PlanFlows.LimitedAgain(0, 0, default), LimitName));
        OrchestrixSetup.Of(collection).IsAmbient = false;
        services = collection.BuildServiceProvider();
        host = services.GetRequiredService<OrchestrixHost>();
        host.StartAsync(default).GetAwaiter().GetResult();
        log = services.GetRequiredService<ILog>();
        scope = host.EnterScope();
    }

    /// <summary>Executes a plan. Returns what was otherwise than expected; null when nothing was.</summary>
    public string? Differs(Plan plan, PlanModel.Expectation expected)
    {
        var number = Interlocked.Increment(ref plans);
        PlanExecution execution = new(plan, clock);
        PlanFlows.Executions[number] = execution;
        try
        {
            return Differs(plan, expected, number, execution);
        }
        finally
        {
            PlanFlows.Executions.TryRemove(number, out _);
        }
    }

    string? Differs(Plan plan, PlanModel.Expectation expected, int number, PlanExecution execution)
    {
        var start = clock.GetUtcNow();
        var before = (Timers: clock.Counts, log.End);
        using CancellationTokenSource caller = new();
        var root = PlanFlows.CallAsync(plan.Root, number, caller.Token);
        foreach (var step in expected.Steps)
        {
            if (step.At > 0)
            {
                var at = start.AddMilliseconds(step.At).UtcTicks;
                if (!step.IsCancellation && step.Answers is null && clock.Next != at) return $"Expected a timer at {step.At}, and the next is at {(clock.Next - start.UtcTicks) / TimeSpan.TicksPerMillisecond}.";
                clock.GoTo(at);
                if (step.IsCancellation) Cancel(plan, execution, caller);
                if (step.Answers is { } pause && Answer(plan, execution, pause) is { } refusal) return refusal;
            }

            if (!ComesToRest(step, before.Timers, before.End)) return $"At {step.At} expected {step.TimersStarted} timers, {step.TimersOver} over, {step.Records} records; there are {clock.Counts.Started - before.Timers.Started}, {clock.Counts.Over - before.Timers.Over}, {log.End - before.End}.";
        }

        if (!SpinWait.SpinUntil(() => root.IsCompleted, TimeSpan.FromSeconds(10))) return "The flow did not end.";
        var outcome = PlanModel.OutcomeOf(root);
        if (outcome != expected.Outcome) return $"Expected the outcome {expected.Outcome}, and it is {outcome}: {root.Exception}";
        var endings = execution.Endings(start);
        if (!endings.SequenceEqual(expected.Endings)) return $"Expected the ends\n  {string.Join("\n  ", expected.Endings)}\nand they are\n  {string.Join("\n  ", endings)}";
        return LeftOver();
    }

    string? Answer(Plan plan, PlanExecution execution, int pause)
    {
        var result = host.Control.ResumeWithAsync(execution.RunIdOf(plan.FlowOf(pause)), pause, PlanFlows.PauseKey(pause)).AsTask().GetAwaiter().GetResult();
        return result.IsAccepted ? null : $"The answer of pause {pause} was refused: {result.Reason}";
    }

    void Cancel(Plan plan, PlanExecution execution, CancellationTokenSource caller)
    {
        if (plan.ByCaller) caller.Cancel();
        else host.Control.CancelAsync(execution.RunIdOf(plan.Root.Id), "The plan says so.").AsTask().GetAwaiter().GetResult();
    }

    bool ComesToRest(PlanModel.Step step, (long Started, long Over) timers, long end) => SpinWait.SpinUntil(
        () => clock.Counts.Started - timers.Started == step.TimersStarted && clock.Counts.Over - timers.Over == step.TimersOver && log.End - end == step.Records,
        TimeSpan.FromSeconds(10));

    /// <summary>Whatever a flow leaves behind that has ended.</summary>
    string? LeftOver()
    {
        if (clock.Next is not null) return "A timer is left.";
        if (!SpinWait.SpinUntil(() => host.Engine.LiveFlowRuns.Count == 0, TimeSpan.FromSeconds(10))) return $"Live runs are left: {string.Join(", ", host.Engine.LiveFlowRuns)}";
        var status = services.GetRequiredService<ILimits>().StatusAsync(LimitName).AsTask().GetAwaiter().GetResult();
        return status.Holders.Count > 0 || status.Waiting > 0 ? $"Slots are left: {status.Holders.Count} held, {status.Waiting} waited for." : null;
    }

    public void Dispose()
    {
        scope.Dispose();
        host.StopAsync(default).GetAwaiter().GetResult();
        services.Dispose();
    }
}
