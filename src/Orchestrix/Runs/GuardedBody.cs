using System.Diagnostics;
using Orchestrix.Limits;
using Orchestrix.Runs.Caching;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>
/// Executes the body of a task that a policy stands before. Its run begins as Pending, is Cached when its result is known, and is Running only when it holds its
/// slots, which each attempt takes and gives back for itself: a run that waits for its retry holds none.
/// </summary>
[StackTraceHidden]
static class GuardedBody
{
    extension(RunEngine engine)
    {
        /// <summary>Begins a task run that does not execute yet.</summary>
        public TaskRun BeginGuarded(TaskDefinition task, Run? parent, TaskPolicy policy, string? name)
        {
            var now = engine.Now();
            TaskRun run = new(engine, task, parent, Events.TimeOrderedId.New(now), now, RunState.Pending);
            var details = run.EnsureDetails();
            details.BeginWith(RunState.Pending, now);
            details.Policy = policy;
            details.Name = name;
            details.Tags = RunTags.Current;
            engine.Log.Append(run, now);
            return run;
        }
    }

    public static T Invoke<T>(TaskPolicy policy, RunEngine engine, Run run, SyncCall<T> call, in RunToken token)
    {
        run.Details!.HasReachedBody = false;
        if (policy.Cache is not { } cache || engine.Results is not { } results || cache.Key.KeyOf(call, run) is not { } key) return InvokeWithSlots(policy, engine, run, call, token);
        using var turn = Wait(engine, results.EnterAsync(key, cache, run, token.Observed));
        if (turn.Known is { } known) return Answer<T>(engine, run, known);
        var result = InvokeWithSlots(policy, engine, run, call, token);
        if (ReturnedState.IsNoResult(result)) return result;
        results.KeepAsync(key, RememberedValue.Of(result, engine.Canonical, engine.Json), cache, run).GetAwaiter().GetResult();
        return result;
    }

    public static async Task<T> InvokeAsync<T>(TaskPolicy policy, RunEngine engine, Run run, AsyncCall<T> call, RunToken token)
    {
        run.Details!.HasReachedBody = false;
        if (policy.Cache is not { } cache || engine.Results is not { } results || cache.Key.KeyOf(call, run) is not { } key)
            return await InvokeWithSlotsAsync(policy, engine, run, call, token).ConfigureAwait(false);
        using var turn = await results.EnterAsync(key, cache, run, token.Observed).ConfigureAwait(false);
        if (turn.Known is { } known) return Answer<T>(engine, run, known);
        var result = await InvokeWithSlotsAsync(policy, engine, run, call, token).ConfigureAwait(false);
        if (ReturnedState.IsNoResult(result)) return result;
        await results.KeepAsync(key, RememberedValue.Of(result, engine.Canonical, engine.Json), cache, run).ConfigureAwait(false);
        return result;
    }

    // The run never executes, and needs no slots.
    static T Answer<T>(RunEngine engine, Run run, CachedResult known)
    {
        run.Details!.EndState = RunSteps.Cached;
        return known.Get<T>(engine.Json);
    }

    static T InvokeWithSlots<T>(TaskPolicy policy, RunEngine engine, Run run, SyncCall<T> call, in RunToken token)
    {
        using var slots = Wait(engine, Acquire(policy, engine, run, call, token.Observed));
        try
        {
            run.Details!.HeldSlots = slots.Request;
            Begin(engine, run, token.Observed);
            return Attempts.InvokeInTime(engine, run, call, token);
        }
        finally
        {
            run.Details!.HeldSlots = null;
        }
    }

    static async Task<T> InvokeWithSlotsAsync<T>(TaskPolicy policy, RunEngine engine, Run run, AsyncCall<T> call, RunToken token)
    {
        var slots = await Acquire(policy, engine, run, call, token.Observed).ConfigureAwait(false);
        try
        {
            run.Details!.HeldSlots = slots.Request;
            Begin(engine, run, token.Observed);
            return await Attempts.InvokeInTimeAsync(engine, run, call, token).ConfigureAwait(false);
        }
        finally
        {
            run.Details!.HeldSlots = null;
            await slots.DisposeAsync().ConfigureAwait(false);
        }
    }

    static ValueTask<SlotLease> Acquire(TaskPolicy policy, RunEngine engine, Run run, CapturedCall call, CancellationToken token)
    {
        if (engine.Limits is not { } queue || policy.RequestOf(queue, run, call) is not { } request) return new(SlotLease.None);
        if (run.Origin is not null) return AcquireSubmitted(queue, engine, run, request, token);
        HeldAbove.ThrowIfItNeverComesBack(run, request);
        return Acquire(queue, engine, run, request, token);
    }

    static ValueTask<SlotLease> Acquire(LimitQueue queue, RunEngine engine, Run run, SlotRequest request, CancellationToken token)
    {
        var acquiring = queue.AcquireAsync(request, null, token);

        // A retry without a pause is still Running, and stays it.
        if (!acquiring.IsCompleted) engine.Propose(run, RunState.AwaitingConcurrencySlot([.. request.Claims.Select(c => c.Limit.Name)]), out _);
        return acquiring;
    }

    // Who submitted it may wait for it already, or from any moment on: then it looks at what is wanted here.
    static async ValueTask<SlotLease> AcquireSubmitted(LimitQueue queue, RunEngine engine, Run run, SlotRequest request, CancellationToken token)
    {
        var details = run.Details!;
        details.WantedSlots = request;
        try
        {
            HeldAbove.ThrowIfItNeverComesBack(run, request);
            return await Acquire(queue, engine, run, request, token).ConfigureAwait(false);
        }
        finally
        {
            details.WantedSlots = null;
        }
    }

    static void Begin(RunEngine engine, Run run, CancellationToken token)
    {
        var state = run.RunCount == 0 ? RunState.Running : RunState.Retrying;
        if (engine.Propose(run, state, out _).Verdict != Verdict.Accept) throw new OperationCanceledException(token);
        run.Details!.HasReachedBody = true;
    }

    // A synchronous caller waits on its thread, as it does for the body.
    static T Wait<T>(RunEngine engine, ValueTask<T> pending)
    {
        if (pending.IsCompleted) return pending.GetAwaiter().GetResult();
        var task = pending.AsTask();
        var outside = engine.Probe?.Await(() => task.IsCompleted);
        try
        {
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            engine.Probe?.Leave(outside);
        }
    }
}
