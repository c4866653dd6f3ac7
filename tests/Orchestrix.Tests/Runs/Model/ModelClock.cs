namespace Orchestrix.Tests.Runs.Model;

/// <summary>The interpreter's time: one thread, one list of timers, and everything that a timer sets in motion happens before the next one rings.</summary>
internal sealed class ModelClock
{
    readonly SortedDictionary<(long Due, long Number), (Action Ring, int? Answers)> due = [];
    long numbers;

    public long Now { get; private set; }

    public long Started { get; private set; }

    public long Over { get; private set; }

    /// <summary>Whether two timers were ever due at the same moment: then it is not said which rings first.</summary>
    public bool HasTies { get; private set; }

    /// <summary>When the next timer rings; null when none does.</summary>
    public long? Next => due.Count == 0 ? null : due.First().Key.Due;

    /// <summary>The pause that was ended at the last moment; null where a timer rang.</summary>
    public int? Answered { get; private set; }

    public void GoTo(long moment)
    {
        Now = moment;
        Answered = null;
        while (due.Count > 0 && due.First() is var next && next.Key.Due <= moment)
        {
            due.Remove(next.Key);
            Answered = next.Value.Answers;
            if (Answered is null) Over++;
            HasTies |= due.Count > 0 && due.First().Key.Due <= moment;
            next.Value.Ring();
        }
    }

    /// <summary>Sets a timer. Returns what takes it back.</summary>
    public Action After(long time, Action ring)
    {
        var key = (Now + time, ++numbers);
        due.Add(key, (ring, null));
        Started++;
        return () =>
        {
            if (due.Remove(key)) Over++;
        };
    }

    /// <summary>Lets somebody end a pause after a time: no timer of the engine. Returns what takes it back.</summary>
    public Action AnswerAfter(long time, int pause, Action answer)
    {
        var key = (Now + time, ++numbers);
        due.Add(key, (answer, pause));
        return () => due.Remove(key);
    }

    public async Task Delay(long time, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        TaskCompletionSource over = new();
        var takeBack = After(time, over.SetResult);
        using var _ = token.Register(() =>
        {
            takeBack();
            over.TrySetCanceled(token);
        });
        await over.Task;
    }
}
