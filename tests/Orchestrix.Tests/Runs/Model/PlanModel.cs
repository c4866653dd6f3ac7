using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Model;

/// <summary>
/// What a plan comes to, by an interpreter that is as plain as can be: one thread, no log, no runs. It also counts what the engine writes and which timers it
/// sets, which tells a test when the engine has come to rest.
/// </summary>
internal sealed class PlanModel
{
    readonly Plan plan;
    readonly ModelClock clock = new();
    readonly ModelSlots slots, places;
    readonly HashSet<int> answered = [];
    readonly Dictionary<int, int> open = []; // pauses by flow
    readonly HashSet<int> finished = [];
    readonly Dictionary<int, int> bodies = [];
    readonly SortedDictionary<int, List<string>> endings = [];
    readonly CancellationTokenSource cancellation = new();
    bool isCancelledByOperator;
    long records;

    PlanModel(Plan plan)
    {
        this.plan = plan;
        slots = new ModelSlots(clock, PlanOptions.Slots);
        places = new ModelSlots(clock, PlanOptions.Places);
    }

    sealed class LateException(int id, Exception? inner) : Exception(null, inner)
    {
        public int Id => id;
    }

    /// <summary>A moment at which something happens, and how much there has been of everything once it has come to rest.</summary>
    public readonly record struct Step(long At, bool IsCancellation, int? Answers, long TimersStarted, long TimersOver, long Records);

    /// <summary>All that is expected. Null where two things would happen at the same moment.</summary>
    public sealed record Expectation(IReadOnlyList<Step> Steps, string Outcome, IReadOnlyList<string> Endings);

    public static Expectation? Of(Plan plan)
    {
        PlanModel model = new(plan);
        return model.Interpret();
    }

    Expectation? Interpret()
    {
        List<Step> steps = [];
        var root = FlowAsync(plan.Root, cancellation.Token);
        steps.Add(StepAt(false));
        var cancelAt = plan.CancelAt;
        while (!root.IsCompleted)
        {
            var next = clock.Next ?? throw new InvalidOperationException($"The plan waits for nothing: {plan}");
            var cancels = cancelAt <= next;
            if (cancelAt == next) return null;
            clock.GoTo(cancels ? cancelAt!.Value : next);
            if (cancels)
            {
                cancelAt = null;
                isCancelledByOperator = !plan.ByCaller;
                if (isCancelledByOperator) records++; // Cancelling
                cancellation.Cancel();
            }

            slots.EndMoment();
            places.EndMoment();
            if (clock.HasTies || slots.HasTies || places.HasTies) return null;
            steps.Add(StepAt(cancels));
        }

        return new Expectation(steps, OutcomeOf(root), [.. endings.SelectMany(e => e.Value)]);
    }

    Step StepAt(bool isCancellation) => new(clock.Now, isCancellation, isCancellation ? null : clock.Answered, clock.Started, clock.Over, records);

    public static string OutcomeOf(Task<int> root) => root.IsCompletedSuccessfully ? $"{root.Result}" : root.IsCanceled ? "cancelled" : root.Exception!.InnerException switch
    {
        LateException or RunTimedOutException => "timed out",
        OperationCanceledException => "cancelled",
        var other => other!.GetType().Name,
    };

    async Task<int> ExecuteAsync(PlanNode node, int flow, CancellationToken token)
    {
        switch (node)
        {
            case PlanNode.Leaf leaf:
                return await LeafAsync(leaf, token);
            case PlanNode.InOrder all:
                var sum = 0;
                foreach (var part in all.Parts) sum += await ExecuteAsync(part, flow, token);
                return sum;
            case PlanNode.Together all:
                return (await Task.WhenAll(all.Parts.Select(part => ExecuteAsync(part, flow, token)))).Sum();
            case PlanNode.Mapped mapped:
                return await MapAsync(mapped, token);
            case PlanNode.Pause pause:
                return await PauseAsync(pause, flow, token);
            case PlanNode.Caught caught:
                try
                {
                    return await ExecuteAsync(caught.Part, flow, token);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return 0;
                }

            default:
                return await FlowAsync((PlanNode.Sub)node, token);
        }
    }

    /// <summary>All have ended; then the first that failed, in their order, fails the whole.</summary>
    async Task<int> MapAsync(PlanNode.Mapped mapped, CancellationToken token)
    {
        Task<int>[] parts = [.. mapped.Parts.Select(part => SubmitAsync(part, token))];
        await Task.WhenAll(parts.Select(part => part.ContinueWith(static _ => { }, TaskContinuationOptions.ExecuteSynchronously)));
        var sum = 0;
        foreach (var part in parts) sum += await part;
        return sum;
    }

    /// <summary>As a call, but from submission to its end it also waits for a place of the runner.</summary>
    async Task<int> SubmitAsync(PlanNode.Leaf leaf, CancellationToken token)
    {
        if (finished.Contains(leaf.Id)) return await LeafAsync(leaf, token);
        records++; // Pending
        try
        {
            await places.TakeAsync(static () => { }, token);
        }
        catch (OperationCanceledException)
        {
            records++; // Cancelled
            throw;
        }

        try
        {
            return await LeafAsync(leaf, token);
        }
        finally
        {
            places.GiveBack();
        }
    }

    async Task<int> PauseAsync(PlanNode.Pause pause, int flow, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (answered.Contains(pause.Id)) return pause.Id;
        open[flow] = open.GetValueOrDefault(flow) + 1;
        if (open[flow] == 1) records++; // Paused
        TaskCompletionSource answer = new();
        var takeBack = clock.AnswerAfter(pause.AnswerAfter, pause.Id, () =>
        {
            records++; // the answer
            answered.Add(pause.Id);
            answer.SetResult();
        });
        using var _ = token.Register(() =>
        {
            takeBack();
            answer.TrySetCanceled(token);
        });
        try
        {
            await answer.Task;
        }
        finally
        {
            if (--open[flow] == 0 && !(flow == plan.Root.Id && isCancelledByOperator)) records++; // Running
        }

        return pause.Id;
    }

    Task<int> FlowAsync(PlanNode.Sub sub, CancellationToken token) =>
        AttemptsAsync(sub.Id, PlanOptions.Of(sub.Kind), attempt => ExecuteAsync(sub.Part, sub.Id, attempt), token);

    Task<int> LeafAsync(PlanNode.Leaf leaf, CancellationToken token)
    {
        var options = PlanOptions.Of(leaf.Kind);
        return AttemptsAsync(leaf.Id, options, async attempt =>
        {
            var nth = bodies[leaf.Id] = bodies.GetValueOrDefault(leaf.Id) + 1;
            var (takes, fails) = leaf.Bodies[Math.Min(nth, leaf.Bodies.Length) - 1];
            if (takes > 0 && !options.IsSync) await clock.Delay(takes, attempt);
            return fails ? throw new PlannedException() : leaf.Id;
        }, token);
    }

    async Task<int> AttemptsAsync(int id, PlanOptions options, Func<CancellationToken, Task<int>> body, CancellationToken token)
    {
        records++; // begun, or known
        if (finished.Contains(id)) return id == plan.Root.Id ? throw new InvalidOperationException() : results[id];
        List<string>? ending = null;
        var begun = 0; // a body that waits for its slot has not begun
        for (var attempt = 1; ; attempt++)
        {
            Exception failure;
            try
            {
                if (options.IsLimited) await slots.TakeAsync(() => records++, token); // AwaitingConcurrencySlot
                try
                {
                    if (options.IsLimited) records++; // Running
                    ending ??= Began(id);
                    begun = attempt;
                    var result = results[id] = await InTimeAsync(id, options, body, token);
                    finished.Add(id);
                    End(id, ending, "Completed", attempt);
                    return result;
                }
                finally
                {
                    if (options.IsLimited) slots.GiveBack();
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            if (attempt <= options.Retries && !token.IsCancellationRequested)
            {
                if (options.Delay > 0)
                {
                    records++; // AwaitingRetry
                    try
                    {
                        await clock.Delay(options.Delay, token);
                    }
                    catch (OperationCanceledException exception)
                    {
                        End(id, ending, "Cancelled", begun);
                        throw new OperationCanceledException(exception.Message, exception, token);
                    }
                }

                if (!options.IsLimited) records++; // Retrying
                continue;
            }

            End(id, ending, failure is OperationCanceledException && token.IsCancellationRequested ? "Cancelled" : failure is LateException late && late.Id == id ? "TimedOut" : "Failed", begun);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    readonly Dictionary<int, int> results = [];

    async Task<int> InTimeAsync(int id, PlanOptions options, Func<CancellationToken, Task<int>> body, CancellationToken token)
    {
        if (options.Timeout is not { } timeout) return await body(token);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        var isLate = false;
        var takeBack = clock.After(timeout, () =>
        {
            isLate = true;
            source.Cancel();
        });
        try
        {
            var result = await body(source.Token);
            return isLate && !token.IsCancellationRequested ? throw new LateException(id, null) : result;
        }
        catch (Exception exception) when (isLate && !token.IsCancellationRequested)
        {
            throw new LateException(id, exception);
        }
        finally
        {
            takeBack();
        }
    }

    List<string> Began(int id)
    {
        if (!endings.TryGetValue(id, out var known)) endings.Add(id, known = []);
        return known;
    }

    void End(int id, List<string>? ending, string state, int attempt)
    {
        records++;
        if (id == plan.Root.Id && isCancelledByOperator) state = "Cancelled";
        ending?.Add(PlanExecution.Line(id, state, clock.Now, attempt));
    }
}
