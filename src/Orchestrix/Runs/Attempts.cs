using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Orchestrix.Runs.Inputs;
using Orchestrix.Runs.Scopes;
using Orchestrix.Runs.Telemetry;
using Orchestrix.Runs.Transactions;

namespace Orchestrix.Runs;

/// <summary>
/// Executes calls that need more than a start and an end: retries, remembered steps, fakes, tests that watch. The engine owns the attempts: each wait is a
/// transition with its time, and each attempt begins with one.
/// </summary>
[StackTraceHidden]
static class Attempts
{
    public static T Run<T>(RunEngine engine, Run? parent, SyncCall<T> call, RunReceipt? receipt = null)
    {
        var step = StepOf(engine, parent, call);
        if (step?.Record is { } record) return engine.Answer<T>(call, parent, record, receipt);
        var run = engine.Begin(call, parent, step);
        receipt?.Run = run;
        return Run(engine, run, call, step);
    }

    /// <summary>Takes a run that has begun to its end.</summary>
    public static T Run<T>(RunEngine engine, Run run, SyncCall<T> call, StepClaim? step)
    {
        if (engine.Policies?.KeepsCallOf(call.Definition) == true) run.EnsureDetails().Call = call;
        using var span = RunSpan.Begin(run);
        RunToken token = new(engine, run, call);
        T? answer = default;
        var before = Ambient.Current;
        Ambient.Current = run;
        var outside = engine.Probe?.Enter(run);
        try
        {
            while (true)
            {
                ExceptionDispatchInfo failure;
                try
                {
                    if (run.Details?.MadeScope is not null) StepScope.Follow(null);
                    var result = run.Details?.Policy is { } policy ? GuardedBody.Invoke(policy, engine, run, call, token) : InvokeInTime(engine, run, call, token);
                    Suspensions.ThrowIfLeft(run);
                    if (run.Details?.Transactions is { HasSuspended: true } untaken) untaken.RollBackOpenAsync(run).GetAwaiter().GetResult();
                    RunSteps.ThrowIfChanged(run);
                    answer = result;
                    ReturnedState.ThrowIfFailed(run, result);
                    engine.Finish(step, result);
                    engine.Complete(run, result);
                    if (run.Details?.Transactions?.Outer is not null) RunTransactions.EndAsync(run, step, call.RollbackOf(result)).GetAwaiter().GetResult();
                    return result;
                }
                catch (Exception exception) // the body's: it becomes a state
                {
                    failure = Suspensions.FailureOf(run, exception);
                }

                if (run.Details?.Transactions is { } left) left.RollBackOpenAsync(run).GetAwaiter().GetResult();
                if (BeginsAgain(engine, run, call, ref token, ref failure)) continue;
                step?.Scope.GiveUp();
                engine.Fail(run, failure.SourceException, token.Observed);
                if (ReturnedState.IsOf(run, failure.SourceException)) return answer!;
                failure.Throw();
            }
        }
        finally
        {
            engine.Probe?.Leave(outside);
            Ambient.Current = before;
            if (step is not null) StepScope.Follow(step);
        }
    }

    static bool BeginsAgain(RunEngine engine, Run run, CapturedCall call, ref RunToken token, ref ExceptionDispatchInfo failure)
    {
        try
        {
            if (engine.TryGoOn(run, call, ref token)) return true;
            if (!engine.TryRetry(run, failure.SourceException, token.Observed, out var due)) return false;

            // A synchronous caller waits on its thread, as it does for the body.
            if (due is { } moment) engine.WaitUntil(moment, token.Observed);
            engine.BeginRetry(run, token.Observed);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or PauseTimedOutException) // cancelled between two attempts, or never resumed
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            engine.UndoSuspendedAsync(run).GetAwaiter().GetResult();
            if (run.Details?.Pauses is { Suspension: not null }) token = new(engine, run, call); // that of the body is gone
            return false;
        }
    }

    public static Task<T> RunAsync<T>(RunEngine engine, Run? parent, AsyncCall<T> call, RunReceipt? receipt = null)
    {
        // Not async itself: the step is claimed in the caller's own context, so that the caller's next call follows it.
        StepClaim? step;
        try
        {
            step = StepOf(engine, parent, call);
            if (step?.Record is { } record) return Task.FromResult(engine.Answer<T>(call, parent, record, receipt));
        }
        catch (Exception exception) when (exception is OrchestrixException or RunSuspendedException) // the step changed, cannot be told from others, or is not to be called any more
        {
            return Task.FromException<T>(exception);
        }

        var run = engine.Begin(call, parent, step);
        receipt?.Run = run;
        return RunAsync(engine, run, call, step);
    }

    /// <summary>Takes a run that has begun to its end.</summary>
    public static async Task<T> RunAsync<T>(RunEngine engine, Run run, AsyncCall<T> call, StepClaim? step)
    {
        if (engine.Policies?.KeepsCallOf(call.Definition) == true) run.EnsureDetails().Call = call;
        using var span = RunSpan.Begin(run);
        run.Suspended();
        T? answer = default;
        RunToken token = new(engine, run, call);
        Ambient.Current = run; // an async method's own: the caller's is back when this returns to it
        engine.Probe?.Enter(run);
        while (true)
        {
            ExceptionDispatchInfo failure;
            try
            {
                var result = await (run.Details?.Policy is { } policy ? GuardedBody.InvokeAsync(policy, engine, run, call, token) : InvokeInTimeAsync(engine, run, call, token)).ConfigureAwait(false);
                Suspensions.ThrowIfLeft(run);
                if (run.Details?.Transactions is { HasSuspended: true } untaken) await untaken.RollBackOpenAsync(run).ConfigureAwait(false);
                RunSteps.ThrowIfChanged(run);
                answer = result;
                ReturnedState.ThrowIfFailed(run, result);
                engine.Finish(step, result);
                await CompleteAsync(engine, run, call, step, result).ConfigureAwait(false);
                return result;
            }
            catch (Exception exception) // the body's: it becomes a state
            {
                failure = Suspensions.FailureOf(run, exception);
            }

            if (run.Details?.Transactions is { } left) await left.RollBackOpenAsync(run).ConfigureAwait(false);
            try
            {
                if (engine.WhenResumed(run, call) is { } resumed)
                {
                    await resumed.ConfigureAwait(false);
                    if (RunEngine.WhenCalm(run, call) is { } calm) await calm.ConfigureAwait(false);
                    token = engine.GoOn(run, call);
                    continue;
                }

                if (engine.TryRetry(run, failure.SourceException, token.Observed, out var due))
                {
                    if (due is { } moment) await engine.WaitUntilAsync(moment, token.Observed).ConfigureAwait(false);
                    engine.BeginRetry(run, token.Observed);
                    continue;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or PauseTimedOutException) // cancelled between two attempts, or never resumed
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                await engine.UndoSuspendedAsync(run).ConfigureAwait(false);
                if (run.Details?.Pauses is { Suspension: not null }) token = new(engine, run, call); // as above
            }

            step?.Scope.GiveUp();
            run.Resumed();
            await engine.Log.WhenDurableAsync(engine.Fail(run, failure.SourceException, token.Observed), CancellationToken.None).ConfigureAwait(false);
            if (ReturnedState.IsOf(run, failure.SourceException)) return answer!;
            failure.Throw();
        }
    }

    static ValueTask CompleteAsync<T>(RunEngine engine, Run run, AsyncCall<T> call, StepClaim? step, T result)
    {
        if (run.Details?.Transactions?.Outer is not null) return CompleteStepAsync(engine, run, call, step, result);
        run.Resumed();
        return engine.Log.WhenDurableAsync(engine.Complete(run, result), CancellationToken.None);
    }

    // A body that executes again begins when this call counts no more: what the call did has to be known to its transaction by then.
    static async ValueTask CompleteStepAsync<T>(RunEngine engine, Run run, AsyncCall<T> call, StepClaim? step, T result)
    {
        var position = engine.Complete(run, result);
        await RunTransactions.EndAsync(run, step, call.RollbackOf(result)).ConfigureAwait(false);
        run.Resumed();
        await engine.Log.WhenDurableAsync(position, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Claims the step that a call is; null where the parent remembers none.</summary>
    public static StepClaim? StepOf(RunEngine engine, Run? parent, CapturedCall call)
    {
        if (parent?.Details?.Scope is not { } scope || Rollback.TokenBelow(parent) is not null) return null; // paid only where a run can be retried, and not for what undoes
        Suspensions.ThrowIfLeaving(parent);
        StepDescription description = new(call.Definition.Identity, engine.Canonical, engine.IsService);
        call.Describe(description);
        return scope.Claim(description);
    }

    /// <summary>Executes the body, in time. What the attempt waited for before does not count.</summary>
    internal static T InvokeInTime<T>(RunEngine engine, Run run, SyncCall<T> call, in RunToken token)
    {
        if (AttemptTimeout.Begin(engine, run, token) is not { } timeout) return Invoke(engine, call, token.Value);
        try
        {
            var result = Invoke(engine, call, call.TakesToken ? timeout.Token : default);
            timeout.ThrowIfLate();
            return result;
        }
        catch (Exception exception) when (timeout.IsReasonFor(exception))
        {
            throw timeout.Explain(exception);
        }
        finally
        {
            timeout.Dispose();
        }
    }

    /// <summary>The same for an asynchronous body.</summary>
    internal static Task<T> InvokeInTimeAsync<T>(RunEngine engine, Run run, AsyncCall<T> call, in RunToken token) =>
        AttemptTimeout.Begin(engine, run, token) is { } timeout ? InvokeInTimeAsync(engine, call, timeout) : InvokeAsync(engine, call, token.Value);

    static async Task<T> InvokeInTimeAsync<T>(RunEngine engine, AsyncCall<T> call, AttemptTimeout timeout)
    {
        try
        {
            var result = await InvokeAsync(engine, call, call.TakesToken ? timeout.Token : default).ConfigureAwait(false);
            timeout.ThrowIfLate();
            return result;
        }
        catch (Exception exception) when (timeout.IsReasonFor(exception))
        {
            throw timeout.Explain(exception);
        }
        finally
        {
            timeout.Dispose();
        }
    }

    static T Invoke<T>(RunEngine engine, SyncCall<T> call, CancellationToken token) =>
        engine.ServicesFor(call) is { } services ? ScopedAttempt.Invoke(services, () => InvokeBody(engine, call, token)) : InvokeBody(engine, call, token);

    static T InvokeBody<T>(RunEngine engine, SyncCall<T> call, CancellationToken token)
    {
        if (engine.FakeOf(call.Definition) is not { } fake) return call.Invoke(token);
        var body = fake(call);
        if (body.Takes > TimeSpan.Zero) engine.Wait(body.Takes, token);
        return body.Invoke<T>(call);
    }

    static Task<T> InvokeAsync<T>(RunEngine engine, AsyncCall<T> call, CancellationToken token) =>
        engine.ServicesFor(call) is { } services ? ScopedAttempt.InvokeAsync(services, () => InvokeBodyAsync(engine, call, token)) : InvokeBodyAsync(engine, call, token);

    static Task<T> InvokeBodyAsync<T>(RunEngine engine, AsyncCall<T> call, CancellationToken token) =>
        engine.FakeOf(call.Definition) is { } fake ? FakeAsync(engine, call, fake(call), token) : call.Invoke(token);

    static async Task<T> FakeAsync<T>(RunEngine engine, AsyncCall<T> call, FakedBody body, CancellationToken token)
    {
        if (body.Takes > TimeSpan.Zero) await Task.Delay(body.Takes, engine.Time, token).ConfigureAwait(false);
        return body.Invoke<T>(call);
    }
}
