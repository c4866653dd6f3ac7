using Microsoft.Extensions.Logging;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Automations;

/// <summary>
/// Executes the actions whose requests the rules have stored: several at once, each attempt in time, again after a pause when one failed unexpectedly. The log's
/// row is what counts; that it is handed over here, rather than read again, only saves every other record from being looked at.
/// </summary>
sealed class ActionDispatcher : IActivity, IDisposable
{
    readonly ILog log;
    readonly TimeProvider time;
    readonly AutomationOptions options;
    readonly ILogger<ActionDispatcher> logger;
    readonly AutomationCounters counters;
    readonly ActionAttempt attempt;
    readonly CancellationTokenSource stopping = new();
    readonly CancellationToken stopped; // the token outlives its source
    readonly Lock gate = new();
    readonly Queue<ActionExecution> queued = new();
    readonly HashSet<ActionExecution> executing = [];
    readonly HashSet<ActionExecution> waiting = [];
    TaskCompletionSource? drained;
    bool isStopping;
    bool isDisposed;

    public ActionDispatcher(ILog log, TimeProvider time, ActionServices services, AutomationOptions options, ILogger<ActionDispatcher> logger, AutomationCounters counters)
    {
        this.log = log;
        this.time = time;
        this.options = options;
        this.logger = logger;
        this.counters = counters;
        stopped = stopping.Token;
        attempt = new ActionAttempt(log, time, services, options.ActionTimeout);
    }

    /// <summary>What is measured; null where nothing is.</summary>
    public AutomationMetrics? Metrics { get; init; }

    public event Action? BecameIdle;

    /// <summary>Whether nothing executes or is about to. An action that waits for another attempt does not count.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate) return executing.Count + queued.Count == 0;
        }
    }

    /// <summary>How many actions wait for another attempt.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>How many actions execute, are about to, or wait for another attempt.</summary>
    public int Pending
    {
        get
        {
            lock (gate) return executing.Count + queued.Count + waiting.Count;
        }
    }

    /// <summary>What has executed for longer than it may by far, although it was cancelled: it does not observe its token.</summary>
    public IReadOnlyList<string> Stuck
    {
        get
        {
            var since = Now() - (2 * options.ActionTimeout).Ticks;
            lock (gate) return [.. executing.Where(e => e.BegunTicks < since).Select(e => e.ToString())];
        }
    }

    /// <summary>What executes now, for people.</summary>
    public IEnumerable<string> Busy
    {
        get
        {
            lock (gate) return [.. executing.Concat(queued).Select(e => e.ToString())];
        }
    }

    /// <summary>Takes the actions of a firing that is stored. They execute on other threads, without the caller's context.</summary>
    public void Take(AutomationFired firing, LogRecord record)
    {
        OrchestrationEvent? told = null;
        for (var i = 0; i < firing.ActionCount; i++)
        {
            var (action, isAboutFiring) = firing.ActionAt(i);
            Enqueue(new ActionExecution(new ActionRequest(firing, action, i, isAboutFiring ? told ??= firing.ToEvent(record, 0) : null)));
        }
    }

    /// <summary>
    /// Executes what was requested so far and waits for it. What has not ended after the timeout is cancelled, and waited for once more as long. Attempts that
    /// were planned for later do not happen.
    /// </summary>
    public async Task StopAsync(TimeSpan drainTimeout, CancellationToken cancellationToken = default)
    {
        if (!await Ended(Drain(), drainTimeout, cancellationToken).ConfigureAwait(false))
        {
            var rest = Refuse();
            await stopping.CancelAsync().ConfigureAwait(false);
            await Ended(rest, drainTimeout, cancellationToken).ConfigureAwait(false);
        }

        _ = Refuse();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true)) return;
        _ = Refuse();
        stopping.Cancel();
        stopping.Dispose();
    }

    /// <summary>Ends when nothing executes or is about to.</summary>
    Task Drain()
    {
        lock (gate)
        {
            if (drained is null || drained.Task.IsCompleted) drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            TellWhenDrained();
            return drained.Task;
        }
    }

    /// <summary>Lets nothing begin any more, and ends when nothing executes.</summary>
    Task Refuse()
    {
        lock (gate)
        {
            isStopping = true;
            queued.Clear();
            foreach (var execution in waiting) execution.Retry?.Dispose();
            waiting.Clear();
        }

        return Drain();
    }

    // Under the lock.
    void TellWhenDrained()
    {
        if (executing.Count + queued.Count == 0) drained?.TrySetResult();
    }

    async Task<bool> Ended(Task done, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await done.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    void Enqueue(ActionExecution execution)
    {
        lock (gate)
        {
            waiting.Remove(execution);
            if (isStopping) return;
            queued.Enqueue(execution);
        }

        StartNext();
    }

    // Each execution is owned by this object: it stands in the set until it has ended, and a stop waits for it.
    void StartNext()
    {
        while (true)
        {
            ActionExecution? next;
            lock (gate)
            {
                if (executing.Count >= options.MaxConcurrentActions || !queued.TryDequeue(out next)) return;
                next.BegunTicks = Now();
                executing.Add(next);
            }

            ThreadPool.UnsafeQueueUserWorkItem(static pair => _ = pair.Dispatcher.RunAsync(pair.Next), (Dispatcher: this, Next: next), preferLocal: false);
        }
    }

    async Task RunAsync(ActionExecution execution)
    {
        try
        {
            await AttemptAsync(execution).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                executing.Remove(execution);
                TellWhenDrained();
            }

            StartNext();
            if (IsIdle) BecameIdle?.Invoke();
        }
    }

    async Task AttemptAsync(ActionExecution execution)
    {
        var request = execution.Request;
        if (++execution.Attempt == 1) log.Append(AutomationEvents.ActionTriggered(request), Now());
        try
        {
            await attempt.ExecuteAsync(execution, stopped).ConfigureAwait(false);
        }
        catch (ActionFailedException exception)
        {
            Metrics?.Attempted(request, "failed");
            logger.ActionFailed(request.Index, request.Action.Type, request.Firing.Automation, exception.Message);
            End(execution, exception.Message);
            return;
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            Metrics?.Attempted(request, "interrupted");
            logger.ActionInterrupted(request.Index, request.Action.Type, request.Firing.Automation);
            return;
        }
        catch (Exception exception) // an action's own: isolated, seen, and tried again
        {
            Metrics?.Attempted(request, "faulted");
            if (execution.Attempt <= options.RetryDelays.Count) TryLater(execution, exception);
            else GiveUp(execution, exception);
            return;
        }

        Metrics?.Attempted(request, "executed");
        End(execution, failure: null);
    }

    void TryLater(ActionExecution execution, Exception exception)
    {
        var request = execution.Request;
        var delay = options.RetryDelays[execution.Attempt - 1];
        logger.ActionRetried(exception, request.Index, request.Action.Type, request.Firing.Automation, execution.Attempt, delay);
        lock (gate)
        {
            if (isStopping) return;
            waiting.Add(execution);
            execution.Retry?.Dispose();
            execution.Retry = time.CreateTimer(_ => Enqueue(execution), null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    void GiveUp(ActionExecution execution, Exception exception)
    {
        var request = execution.Request;
        logger.ActionGivenUp(exception, request.Index, request.Action.Type, request.Firing.Automation, execution.Attempt);
        End(execution, $"{exception.GetType().Name}: {exception.Message} (after {execution.Attempt} attempts)");
    }

    void End(ActionExecution execution, string? failure)
    {
        if (failure is null) counters.ActionExecuted();
        else counters.ActionFailed();
        var now = Now();
        log.Append(AutomationEvents.ActionEnded(execution.Request, execution.Touched, failure, now), now);
    }

    long Now() => time.GetUtcNow().UtcTicks;
}
