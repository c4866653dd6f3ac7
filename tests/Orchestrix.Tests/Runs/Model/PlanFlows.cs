using System.Collections.Concurrent;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>Real flows and tasks that do what a plan says.</summary>
internal static class PlanFlows
{
    /// <summary>The plans that execute, by their numbers: arguments are data, and a number says as much as the plan.</summary>
    public static ConcurrentDictionary<int, PlanExecution> Executions { get; } = new();

    public static Task<int> CallAsync(PlanNode.Sub sub, int plan, CancellationToken token) => sub.Kind switch
    {
        SubKind.Again => PlanAgain(plan, sub.Id, token),
        SubKind.Hurried => PlanHurried(plan, sub.Id, token),
        SubKind.HurriedAgain => PlanHurriedAgain(plan, sub.Id, token),
        _ => PlanPlain(plan, sub.Id, token),
    };

    public static string PauseKey(int id) => $"p{id}";

    [Flow] static Task<int> PlanPlain(int plan, int id, CancellationToken token) => FlowAsync(plan, id, token);

    [Flow(Retries = 1, RetryDelaySeconds = 1.103)] static Task<int> PlanAgain(int plan, int id, CancellationToken token) => FlowAsync(plan, id, token);

    [Flow(TimeoutSeconds = 4.507)] static Task<int> PlanHurried(int plan, int id, CancellationToken token) => FlowAsync(plan, id, token);

    [Flow(Retries = 2, TimeoutSeconds = 3.109)] static Task<int> PlanHurriedAgain(int plan, int id, CancellationToken token) => FlowAsync(plan, id, token);

    [Task] static Task<int> Plain(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task] static int Sync(int plan, int id) => Executions[plan].Body(id);

    [Task(Retries = 2)] static Task<int> Again(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task(Retries = 2, RetryDelaySeconds = 1.301)] static Task<int> Patient(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task(TimeoutSeconds = 2.003)] static Task<int> Hurried(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task(Retries = 1, RetryDelaySeconds = 0.701, TimeoutSeconds = 1.511)] static Task<int> HurriedAgain(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task] public static Task<int> Limited(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    [Task(Retries = 1, RetryDelaySeconds = 0.907)] public static Task<int> LimitedAgain(int plan, int id, CancellationToken token) => BodyAsync(plan, id, token);

    static async Task<int> FlowAsync(int plan, int id, CancellationToken token)
    {
        var execution = Executions[plan];
        execution.Began(id);
        return await ExecuteAsync(execution.FlowOf(id).Part, plan, token).ConfigureAwait(false);
    }

    static async Task<int> BodyAsync(int plan, int id, CancellationToken token)
    {
        var execution = Executions[plan];
        execution.Began(id);
        var (takes, fails) = execution.NextBodyOf(id);
        if (takes > 0) await Task.Delay(TimeSpan.FromMilliseconds(takes), execution.Time, token).ConfigureAwait(false);
        return fails ? throw new PlannedException() : id;
    }

    static async Task<int> ExecuteAsync(PlanNode node, int plan, CancellationToken token)
    {
        switch (node)
        {
            case PlanNode.Leaf leaf:
                return await CallAsync(leaf, plan, token).ConfigureAwait(false);
            case PlanNode.InOrder all:
                var sum = 0;
                foreach (var part in all.Parts) sum += await ExecuteAsync(part, plan, token).ConfigureAwait(false);
                return sum;
            case PlanNode.Together all:
                return (await Task.WhenAll(all.Parts.Select(part => ExecuteAsync(part, plan, token))).ConfigureAwait(false)).Sum();
            case PlanNode.Mapped mapped:
                return (await Run.Map(mapped.Parts, part => CallAsync(part, plan, token))).Sum();
            case PlanNode.Pause pause:
                return await Run.PauseForAsync<int>(PauseKey(pause.Id), Timeout.InfiniteTimeSpan, cancellationToken: token).ConfigureAwait(false);
            case PlanNode.Caught caught:
                try
                {
                    return await ExecuteAsync(caught.Part, plan, token).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return 0;
                }

            default:
                return await CallAsync((PlanNode.Sub)node, plan, token).ConfigureAwait(false);
        }
    }

    static Task<int> CallAsync(PlanNode.Leaf leaf, int plan, CancellationToken token) => leaf.Kind switch
    {
        LeafKind.Sync => Task.FromResult(Sync(plan, leaf.Id)),
        LeafKind.Again => Again(plan, leaf.Id, token),
        LeafKind.Patient => Patient(plan, leaf.Id, token),
        LeafKind.Hurried => Hurried(plan, leaf.Id, token),
        LeafKind.HurriedAgain => HurriedAgain(plan, leaf.Id, token),
        LeafKind.Limited => Limited(plan, leaf.Id, token),
        LeafKind.LimitedAgain => LimitedAgain(plan, leaf.Id, token),
        _ => Plain(plan, leaf.Id, token),
    };
}
