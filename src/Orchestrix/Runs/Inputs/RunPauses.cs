using System.Globalization;
using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>The pauses of one flow run. It is Paused while any of them is open, and goes on when the last one is passed.</summary>
sealed class RunPauses(FlowRun run)
{
    readonly object gate = run.EnsureDetails().Gate; // a pause and the state that it brings are one change
    OpenPause[] open = []; // replaced, never changed
    PauseAnswers? answers; // where no steps are remembered
    PauseRequest? wanted;
    RunMailbox? mailbox;
    int counted;
    int opened;
    int resumptions;
    TaskCompletionSource? calm;

    /// <summary>The pause for which the body is being left, or was; null while it executes.</summary>
    public OpenPause? Suspension { get; private set; }

    /// <summary>Whether the body executes again, or did.</summary>
    public bool WasResumed { get; private set; }

    /// <summary>How often the body began again after a suspension.</summary>
    public int Resumptions => Volatile.Read(ref resumptions);

    /// <summary>The messages to the run.</summary>
    public RunMailbox Mailbox
    {
        get
        {
            lock (gate) return mailbox ??= new RunMailbox(run);
        }
    }

    public IReadOnlyList<OpenPause> Open => Volatile.Read(ref open);

    /// <summary>Opens a pause; null when its key was passed before, with the input that came then.</summary>
    /// <exception cref="PauseException">The run cannot wait here.</exception>
    /// <exception cref="OperationCanceledException">The run is to stop, or is being suspended.</exception>
    public OpenPause? Begin(PauseRequest request, bool suspends, out JsonElement? input)
    {
        ThrowIfLeaving();
        lock (gate)
        {
            var key = request.Key ?? (++counted).ToString(CultureInfo.InvariantCulture);
            if (TryAnswer(key, out input)) return null;
            if (Array.Exists(open, p => p.Key == key)) throw new PauseException($"Run {run.Name} of flow '{run.Definition.Name}' waits at a pause '{key}' already. Give each pause a key of its own.");
            if (suspends) ThrowIfFixed();
            return Begin(request, key, suspends);
        }
    }

    /// <summary>Lets the body be left at the next call of a step.</summary>
    public void Want(PauseRequest request)
    {
        lock (gate) wanted = request;
    }

    /// <summary>Why the run cannot be suspended; null when it can.</summary>
    public static string? WhyFixed(FlowRun run)
    {
        if (run.Parent is { } parent)
            return $"Run {run.Name} of flow '{run.Definition.Name}' was called by run {parent.Name}, which cannot go on without it. Suspend the flow at the root, or let this one pause.";
        return run.Details is not { RemembersSteps: true }
            ? $"Flow '{run.Definition.Name}' does not remember its steps, so that resuming it would execute the finished ones again. Declare it with [Flow(Suspends = true)], or let it pause."
            : null;
    }

    /// <summary>A body that is to be left, or was left and does not know it, goes no further.</summary>
    public void ThrowIfLeaving()
    {
        lock (gate)
        {
            if (Suspension is null && wanted is { } request && open.Length == 0)
            {
                wanted = null;
                Begin(request, $"suspended-{opened + 1}", suspends: true);
            }

            if (Suspension is not null) throw new RunSuspendedException(run);
        }
    }

    /// <summary>The body begins from its top.</summary>
    public void BeginBody(bool resumes)
    {
        lock (gate)
        {
            counted = 0;
            Suspension = null;
            WasResumed |= resumes;
            if (resumes) Volatile.Write(ref resumptions, resumptions + 1);
            mailbox?.BeginBody();
        }
    }

    /// <summary>The pause that somebody means.</summary>
    public OpenPause? Find(string? key, out string? why)
    {
        lock (gate)
        {
            var found = key is null ? open.Length == 1 ? open[0] : null : Array.Find(open, p => p.Key == key);
            var keys = open.Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
            why = found is not null ? null
                : keys.Count == 0 ? key is not null && TryAnswer(key, out _) ? $"Somebody else was first: the pause '{key}' was passed already." : $"The run waits for nothing: it is {run.State.Name}."
                : key is null ? $"The run waits at several pauses: {string.Join(", ", keys)}. Say which one is meant."
                : $"The run does not wait at a pause '{key}'.{Spelling.Suggest(key, keys)} It waits at: {string.Join(", ", keys)}.";
            return found;
        }
    }

    /// <summary>Passes a pause. Returns false when it was closed before.</summary>
    public bool TryPass(OpenPause pause, JsonElement? input)
    {
        lock (gate)
        {
            if (!TryTake(pause)) return false;
            if (run.Details?.Scope is { } scope) scope.Answer(a => a.Add(pause.Key, input));
            else (answers ??= new PauseAnswers()).Add(pause.Key, input);
            var engine = run.Engine;
            if (pause.Suspends) engine.Propose(run, new RunState(StateType.Scheduled, "Resuming", scheduledTime: engine.Time.GetUtcNow()), out _);
            else GoOn();
        }

        pause.Complete(input);
        return true;
    }

    /// <summary>Nobody passed a pause in time.</summary>
    public bool TryRunOut(OpenPause pause)
    {
        lock (gate)
        {
            if (!TryTake(pause)) return false;
            if (!pause.Suspends) GoOn();
        }

        pause.RunOut();
        return true;
    }

    /// <summary>Nobody waits at a pause any longer.</summary>
    public bool TryLeave(OpenPause pause, CancellationToken token)
    {
        lock (gate)
        {
            if (!TryTake(pause)) return false;
            GoOn();
        }

        pause.Cancel(token);
        return true;
    }

    /// <summary>Ends when no call of the run is under way.</summary>
    public Task WhenCalm()
    {
        lock (gate) return run.CallsUnderWay == 0 ? Task.CompletedTask : (calm ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>The last call of the run has ended.</summary>
    public void CallsEnded()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            if (run.CallsUnderWay > 0) return; // another has begun
            (waiting, calm) = (calm, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>A run whose body was left does not go on any more.</summary>
    public void StopWaiting()
    {
        CancellationToken stopped = new(canceled: true);
        TaskCompletionSource? waiting;
        lock (gate) (waiting, calm) = (calm, null);
        waiting?.TrySetCanceled(stopped);
        foreach (var pause in Open)
        {
            if (!pause.Suspends) continue;
            lock (gate)
                if (!TryTake(pause)) continue;
            run.Engine.Inputs.Forget(pause);
            pause.Cancel(stopped);
        }
    }

    /// <summary>The run has ended.</summary>
    public void End()
    {
        StopWaiting();
        foreach (var pause in Open)
        {
            lock (gate)
                if (!TryTake(pause)) continue;
            run.Engine.Inputs.Forget(pause);
            pause.Cancel(new CancellationToken(canceled: true));
        }

        run.Engine.Inputs.Forget(run, opened);
    }

    OpenPause Begin(PauseRequest request, string key, bool suspends)
    {
        var engine = run.Engine;
        OpenPause pause = new(run, request, key, ++opened, engine.Now(), suspends);
        if (suspends || open.Length == 0)
        {
            var decision = engine.Propose(run, engine.Inputs.StateOf(suspends, request.MessageOf(key)), out _);
            if (decision.State.Type is StateType.Cancelling or StateType.Cancelled) throw new OperationCanceledException(RunTokens.ExistingTokenOf(run));
            if (decision.Verdict != Verdict.Accept) throw new PauseException($"Run {run.Name} of flow '{run.Definition.Name}' cannot wait: {decision.Reason}.");
        }

        if (suspends) Suspension = pause;
        Volatile.Write(ref open, [.. open, pause]);
        engine.Inputs.Await(pause);
        return pause;
    }

    void ThrowIfFixed()
    {
        var why = WhyFixed(run);
        if (why is null && open.Length > 0) why = $"Run {run.Name} of flow '{run.Definition.Name}' waits at pause '{open[0].Key}' in another branch. Suspend it when that one is passed.";
        if (why is not null) throw new PauseException(why);
    }

    bool TryAnswer(string key, out JsonElement? input)
    {
        JsonElement? kept = null;
        var isKnown = run.Details?.Scope is { } scope ? scope.Answer(a => a.TryGet(key, out kept)) : answers is not null && answers.TryGet(key, out kept);
        input = kept;
        return isKnown;
    }

    bool TryTake(OpenPause pause)
    {
        if (!pause.TryClose()) return false;
        Volatile.Write(ref open, Array.FindAll(open, p => p != pause));
        return true;
    }

    // Refused where the run is to stop: then it stays what it is.
    void GoOn()
    {
        if (open.Length == 0) run.Engine.Propose(run, RunState.Running, out _);
    }
}
