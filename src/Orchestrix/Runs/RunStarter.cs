using System.Collections.Concurrent;
using Orchestrix.Flows;
using Orchestrix.Log;
using Orchestrix.Runs.Telemetry;

namespace Orchestrix.Runs;

/// <summary>Starts flow runs that nobody awaits, and carries them to their end.</summary>
sealed class RunStarter(RunEngine engine) : IRunStarter
{
    readonly ConcurrentDictionary<Task, byte> executing = new();
    readonly ConcurrentDictionary<string, FlowRun> byKey = new(StringComparer.Ordinal);

    /// <summary>Ends when every run that was started has ended.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(executing.Keys);

    public async ValueTask<FlowRun> StartAsync(CapturedCall call, StartOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(options);
        if (call.Definition is not FlowDefinition flow)
            throw new ArgumentException($"'{call.Definition.Name}' is a task; only a flow can be started. Mark the method with [Flow], or call the task from a flow.", nameof(call));

        var now = engine.Time.GetUtcNow();
        var run = engine.Schedule(call, flow, options.At is { } at && at > now ? at : now, options.Cause);
        RunSpan.Keep(run);
        Batch batch = new();
        batch.Add(run);
        var key = options.IdempotencyKey is { } given ? $"start:{flow.Name}:{given}" : null;
        if (key is not null)
        {
            batch.Require(key, 0).Set(key, 1);
            if (byKey.TryGetValue(key, out var same)) return Forget(run, same);
            if (!byKey.TryAdd(key, run)) return Forget(run, byKey[key]);
        }

        // G4: once this returns the run is accepted, and reaches a terminal state.
        var accepted = await engine.Log.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        if (!accepted.IsCommitted) throw new OrchestrixException($"A run of flow '{flow.Name}' with the key '{options.IdempotencyKey}' exists, but is no longer kept.");
        Execute(run, call);
        return run;
    }

    FlowRun Forget(FlowRun run, FlowRun same)
    {
        engine.Withdraw(run);
        return same;
    }

    void Execute(FlowRun run, CapturedCall call)
    {
        // The run belongs to the host, not to whoever started it: it must not see the starter's context.
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        var execution = Task.Run(() => ExecuteAsync(run, call));
        executing.TryAdd(execution, 0);
        execution.ContinueWith(static (done, set) => ((ConcurrentDictionary<Task, byte>)set!).TryRemove(done, out byte _), executing, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    async Task ExecuteAsync(FlowRun run, CapturedCall call)
    {
        try
        {
            Ambient.Current = run;
            engine.Probe?.Enter(run);
            var token = engine.OwnToken(run, default);
            await engine.WaitUntilAsync(run.State.ScheduledTime ?? engine.Time.GetUtcNow(), token).ConfigureAwait(false);
            if (!TryClaim(run)) return;
            await Attempts.RunAsync(engine, run, new StartedCall(call), step: null).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.State.IsTerminal)
        {
            // Cancelled before or while its body executed: the state says so.
        }
        catch (Exception exception) // nobody awaits the run, so nobody else can say it
        {
            engine.Abandon(run, $"What executed the run failed. {exception.GetType().Name}: {exception.Message}"); // without effect where the body failed: the run has ended
            RunsLog.BackgroundRunFailed(engine.Logger, exception, run.Definition.Name, run.Name, run.State.Name);
        }
    }

    bool TryClaim(FlowRun run)
    {
        if (engine.Propose(run, RunState.Pending, out _).Verdict != Verdict.Accept) return false;
        run.EnsureDetails().HasBody = true;
        return engine.Propose(run, RunState.Running, out _).Verdict == Verdict.Accept;
    }

    /// <summary>A captured call as the body of a run that nobody awaits.</summary>
    sealed class StartedCall : AsyncCall<object?>
    {
        readonly CapturedCall call;

        public StartedCall(CapturedCall call) : base(call.Definition, takesToken: true, default)
        {
            this.call = call;
            Service = call.Service;
        }

        internal override bool IsStarted => true;

        public override Task<object?> Invoke(CancellationToken cancellationToken) => call.InvokeAsync(cancellationToken);

        internal override void Describe(ICallSink sink) => call.Describe(sink);
    }
}
