namespace Orchestrix.Runs.Inputs;

/// <summary>
/// The messages of one flow run, by their names, in their order. Each goes to one receiver. Where the body may execute again, those that were received are kept,
/// so that it receives the same ones again.
/// </summary>
sealed class RunMailbox(FlowRun run)
{
    /// <summary>How many messages may wait to be received; further ones are refused.</summary>
    public const int MostUnread = 1_000;

    readonly Lock gate = new();
    readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    TaskCompletionSource? changed;
    int unread;

    /// <summary>Keeps a place for a message that is on its way. Returns false when there is none.</summary>
    public bool TryReserve()
    {
        lock (gate)
        {
            if (unread >= MostUnread) return false;
            unread++;
            return true;
        }
    }

    /// <summary>A message for which there was a place did not come.</summary>
    public void Release()
    {
        lock (gate) unread--;
    }

    public void Add(MessageInput message)
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            if (!lines.TryGetValue(message.Name, out var line)) lines.Add(message.Name, line = new Line());
            line.Messages.Add(message);
            (waiting, changed) = (changed, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>The body begins from its top, and receives again what it received.</summary>
    public void BeginBody()
    {
        lock (gate)
        {
            foreach (var line in lines.Values)
            {
                unread += line.Next;
                line.Next = 0;
            }
        }
    }

    /// <summary>The next message of a name; null when none came in time.</summary>
    /// <exception cref="OperationCanceledException">The receiver waits no longer.</exception>
    public async Task<MessageInput?> ReceiveAsync(string name, TimeSpan timeout, CancellationToken token)
    {
        var time = run.Engine.Time;
        var began = time.GetTimestamp();
        while (true)
        {
            token.ThrowIfCancellationRequested();
            if (TryTake(name, out var message, out var change)) return message;
            var left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - time.GetElapsedTime(began);
            if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) return null;
            try
            {
                await change.WaitAsync(left, time, token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return TryTake(name, out message, out _) ? message : null; // it may have come at that very moment
            }
        }
    }

    bool TryTake(string name, out MessageInput? message, out Task change)
    {
        lock (gate)
        {
            message = null;
            change = Task.CompletedTask;
            if (lines.TryGetValue(name, out var line) && line.Next < line.Messages.Count)
            {
                message = line.Messages[line.Next];
                unread--;
                if (run.Details is { RemembersSteps: true }) line.Next++;
                else line.Messages.RemoveAt(0);
                return true;
            }

            change = (changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return false;
        }
    }

    sealed class Line
    {
        public List<MessageInput> Messages { get; } = [];

        /// <summary>The place of the next one to receive.</summary>
        public int Next { get; set; }
    }
}
