using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Runs.Inputs;

/// <summary>
/// What is given to running flows: inputs of pauses, and messages. It goes through the log, whose reader hands it on, so that it does not matter who wrote it.
/// Nothing of this exists in a host until the first flow pauses or receives.
/// </summary>
sealed class RunInputs
{
    readonly RunEngine engine;
    readonly PauseClock clock;
    readonly ConcurrentDictionary<Type, InputSchema> schemas = new();
    readonly Lock gate = new();
    LogPump? pump;
    RunState? state;

    public RunInputs(RunEngine engine)
    {
        this.engine = engine;
        Json = InputSchema.OptionsFor(engine.Json);
        clock = new PauseClock(engine, RunOut);
    }

    /// <summary>How inputs and messages are written and read.</summary>
    public JsonSerializerOptions Json { get; }

    public static string NameOf<T>() => typeof(T).Name;

    public InputSchema SchemaOf<T>() => schemas.GetOrAdd(typeof(T), static (type, json) => new InputSchema(json.GetTypeInfo(type)), Json);

    public JsonElement Write<T>(T value) => JsonSerializer.SerializeToElement(value, (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T)));

    public T Read<T>(JsonElement value) => value.Deserialize((JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T)))!;

    /// <summary>The state of a run that waits. Many wait for the same: they share it.</summary>
    public RunState StateOf(bool suspends, string? message)
    {
        var (name, last) = (suspends ? "Suspended" : nameof(StateType.Paused), Volatile.Read(ref state));
        if (last?.Name == name && last.Message == message) return last;
        Volatile.Write(ref state, last = new RunState(StateType.Paused, name, message));
        return last;
    }

    /// <summary>From here on the log is read for inputs.</summary>
    public void Listen()
    {
        if (Volatile.Read(ref pump) is not null) return;
        LogPump made;
        lock (gate)
        {
            if (pump is not null) return;
            made = new LogPump(engine.Log, Deliver, holdsPublishers: true); // an input must not be overwritten before it was read
            Volatile.Write(ref pump, made);
        }

        made.Start();
    }

    /// <summary>A pause is open.</summary>
    public void Await(OpenPause pause)
    {
        Listen();
        clock.Add(pause);
    }

    /// <summary>A pause was closed before its time.</summary>
    public void Forget(OpenPause pause) => clock.Forget(pause);

    /// <summary>Passes a pause of a run.</summary>
    public async ValueTask<ControlResult> ResumeAsync(FlowRun run, string? key, JsonElement? input, CancellationToken cancellationToken)
    {
        var why = $"The run waits for nothing: it is {run.State.Name}.";
        if (run.Details?.Pauses?.Find(key, out why) is not { } pause) return new ControlResult(false, run.State, why);
        var now = engine.Now();
        if (pause.UntilTicks is { } until && until <= now) return new ControlResult(false, run.State, new PauseTimedOutException(pause).Message);
        if (pause.Request.Schema is null && input is not null) return new ControlResult(false, run.State, $"The pause '{pause.Key}' takes no input. Resume it without.");
        if (pause.Request.Schema?.Check(input) is { Count: > 0 } mistakes)
            return new ControlResult(false, run.State, $"The input for '{pause.Key}' has {(mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes")}: {string.Join("; ", mistakes)}.") { Mistakes = mistakes };

        while (!pause.TryBeginResuming(out var other)) await other.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return pause.IsClosed ? Late(run, pause) : await PassAsync(run, pause, input, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pause.EndResuming();
        }
    }

    // Of two who resume the same pause in two processes, one is stored.
    async ValueTask<ControlResult> PassAsync(FlowRun run, OpenPause pause, JsonElement? input, CancellationToken cancellationToken)
    {
        var now = engine.Now();
        PauseInput entry = new(run, pause, input?.Clone(), now) { Related = run.RelatedResources, Cause = new RunEmissionContext().Cause };
        var once = $"{KeyOf(run)}:{pause.Number}";
        return await CommitAsync(new Batch().Add(entry).Require(once, 0).Set(once, 1), entry, cancellationToken).ConfigureAwait(false)
            ?? Late(run, pause);
    }

    static ControlResult Late(FlowRun run, OpenPause pause) => new(false, run.State, $"Somebody else was first: the pause '{pause.Key}' was passed already.");

    /// <summary>Sends a message to a run.</summary>
    public async ValueTask<ControlResult> SendAsync<T>(Guid runId, string name, T message, Guid? from, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (engine.FindLive(runId) is not { } run) return await RunControl.MissingAsync(engine.Store?.Value, runId, cancellationToken).ConfigureAwait(false);
        var mailbox = PausesOf(run).Mailbox;
        if (!mailbox.TryReserve())
            return new ControlResult(false, run.State, $"Run {run.Name} has {RunMailbox.MostUnread:N0} messages that it has not received; it gets no more until it receives some.");
        Listen();
        MessageInput entry = new(run, name, Write(message), from, engine.Now()) { Related = run.RelatedResources, Cause = new RunEmissionContext().Cause };
        var result = await CommitAsync(new Batch().Add(entry), entry, cancellationToken).ConfigureAwait(false);
        if (result is not { IsAccepted: true }) mailbox.Release();
        return result!.Value;
    }

    public static RunPauses PausesOf(FlowRun run) => run.EnsureDetails().EnsurePauses(run);

    /// <summary>A run has ended: nothing can be given to it any more. Never fails.</summary>
    public void Forget(FlowRun run, int pauses)
    {
        if (pauses > 0) _ = ForgetAsync(run, pauses);
    }

    async Task ForgetAsync(FlowRun run, int pauses)
    {
        Batch batch = new();
        for (var number = 1; number <= pauses; number++) batch.Set($"{KeyOf(run)}:{number}", 0);
        try
        {
            await engine.Log.CommitAsync(batch).ConfigureAwait(false);
        }
        catch (Exception exception) // the store's: the keys stay, and cost some memory
        {
            if (exception is not ObjectDisposedException) RunsLog.InputsNotForgotten(engine.Logger, exception, run.Name, run.Definition.Name);
        }
    }

    // Null when a precondition did not hold.
    async ValueTask<ControlResult?> CommitAsync(Batch batch, RunInput entry, CancellationToken cancellationToken)
    {
        try
        {
            var result = await engine.Log.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
            return result.IsCommitted ? await entry.Delivery.ConfigureAwait(false) : null;
        }
        catch (ObjectDisposedException)
        {
            return new ControlResult(false, engine.FindLive(entry.RunId)?.State, "The host has stopped.");
        }
    }

    void Deliver(ReadOnlySpan<LogRecord> records)
    {
        foreach (var record in records)
            if (record.Entry is RunInput input) input.Deliver(engine.FindLive(input.RunId));
    }

    static void RunOut(OpenPause pause) => PausesOf(pause.Run).TryRunOut(pause);

    static string KeyOf(FlowRun run) => $"flow-run-input:{run.Id:N}";
}
