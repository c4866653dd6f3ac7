namespace Orchestrix.Tests.Runs.Model;

/// <summary>Some slots, which go to whoever came first.</summary>
internal sealed class ModelSlots(ModelClock clock, int free)
{
    readonly List<CancellationToken> granted = [];
    long lastUse = -1, lastLeave = -1;

    readonly LinkedList<(TaskCompletionSource Turn, CancellationToken Token)> line = [];
    int free = free;

    /// <summary>Whether somebody ever left the line at the moment at which others took or gave slots: then it is not said whether it left with a slot.</summary>
    public bool HasTies { get; private set; }

    /// <summary>Takes a slot.</summary>
    /// <param name="waits">Called when there is none yet.</param>
    /// <param name="token">Gives up.</param>
    public async Task TakeAsync(Action waits, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Used();
        if (free > 0 && line.Count == 0)
        {
            free--;
            return;
        }

        TaskCompletionSource turn = new();
        var place = line.AddLast((turn, token));
        waits();
        using var _ = token.Register(() =>
        {
            if (place.List is null) return;
            line.Remove(place);
            lastLeave = clock.Now;
            HasTies |= lastUse == clock.Now;
            turn.TrySetCanceled(token);
        });
        await turn.Task;
    }

    public void GiveBack()
    {
        Used();
        if (line.First is not { } first)
        {
            free++;
            return;
        }

        line.RemoveFirst();
        granted.Add(first.Value.Token);
        first.Value.Turn.SetResult();
    }

    /// <summary>All that happens at one moment has happened: who was granted a slot and cancelled in it may as well have been cancelled before.</summary>
    public void EndMoment()
    {
        HasTies |= granted.Exists(token => token.IsCancellationRequested);
        granted.Clear();
    }

    void Used()
    {
        lastUse = clock.Now;
        HasTies |= lastLeave == clock.Now;
    }
}
