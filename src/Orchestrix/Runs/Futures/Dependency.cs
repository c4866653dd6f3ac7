namespace Orchestrix.Runs.Futures;

/// <summary>What a submitted call waits for before it can begin.</summary>
/// <param name="data">The futures that its arguments come from.</param>
/// <param name="order">The futures that only have to end before.</param>
/// <param name="lambda">Makes the call, once the arguments are known; null for a call that is known already.</param>
sealed class Dependency(RunFuture[] data, RunFuture[] order, Action? lambda)
{
    int remaining = data.Length + order.Length;

    public Action? Lambda => lambda;

    /// <summary>The call, where it is known already: a <see cref="ClaimedCall"/> or a <see cref="CapturedCall"/>.</summary>
    public object? Known { get; set; }

    public IReadOnlyList<RunFuture> All { get; } = order.Length == 0 ? data : [.. data, .. order];

    /// <summary>One of them has ended. Returns whether it was the last.</summary>
    public bool Ended() => Interlocked.Decrement(ref remaining) == 0;

    /// <summary>The first that did not end as it must; null when all did.</summary>
    public RunFuture? Obstacle => All.FirstOrDefault(f => !f.IsUsable);

    /// <summary>The runs among them.</summary>
    public RunUpstream[] Edges =>
    [
        .. data.Where(f => f.Run is not null).Select(f => new RunUpstream(f.Run!.Id, UpstreamKind.Data)),
        .. order.Where(f => f.Run is not null).Select(f => new RunUpstream(f.Run!.Id, UpstreamKind.Order)),
    ];
}
