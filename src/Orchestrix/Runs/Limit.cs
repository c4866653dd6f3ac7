using Orchestrix.Limits;
using Orchestrix.Runs;

namespace Orchestrix;

/// <summary>Takes slots of the host that the code belongs to. Where no host runs nothing limits: the slots are had at once.</summary>
/// <remarks>For other threads and other holders use <see cref="ILimits"/>, which the host's services have.</remarks>
/// <example>
/// <code>
/// await using (await Limit.AcquireAsync("db")) await Query();
/// </code>
/// </example>
public static class Limit
{
    /// <summary>Takes slots of a limit, as soon as there are some. Inside of a run also its token gives up.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="slots">How many.</param>
    /// <param name="key">Which set of slots; <see langword="null"/> for that without a key. Each key has as many slots as the limit says.</param>
    /// <param name="timeout">How long to wait at most; <see langword="null"/>: as long as it takes. Zero: not at all.</param>
    /// <param name="cancellationToken">Gives up; by default the run's own token.</param>
    /// <returns>The slots, to be disposed when they are no longer needed.</returns>
    /// <exception cref="LimitException">Nobody can ever get them: the limit is unknown, or has less slots.</exception>
    /// <exception cref="LimitTimeoutException">The time ran out.</exception>
    public static ValueTask<SlotLease> AcquireAsync(
        string limit, int slots = 1, string? key = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Limits(out var run) is { } limits
            ? limits.AcquireAsync(limit, slots, key, timeout, run?.Id ?? default, TokenOf(run, cancellationToken))
            : new ValueTask<SlotLease>(SlotLease.None);

    /// <summary>Takes slots of several limits together: all of them, or none while one of them is full, so that two who ask for the same limits never wait for each other.</summary>
    /// <param name="limits">The limits' names.</param>
    /// <param name="slots">How many of each.</param>
    /// <param name="timeout">How long to wait at most; <see langword="null"/>: as long as it takes. Zero: not at all.</param>
    /// <param name="cancellationToken">Gives up; by default the run's own token.</param>
    /// <returns>The slots, to be disposed when they are no longer needed.</returns>
    /// <exception cref="LimitException">Nobody can ever get them: a limit is unknown, or has less slots.</exception>
    /// <exception cref="LimitTimeoutException">The time ran out.</exception>
    public static ValueTask<SlotLease> AcquireAllAsync(
        IEnumerable<string> limits, int slots = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Limits(out var run) is { } found
            ? found.AcquireAllAsync(limits, slots, timeout, run?.Id ?? default, TokenOf(run, cancellationToken))
            : new ValueTask<SlotLease>(SlotLease.None);

    static LimitQueue? Limits(out Run? run)
    {
        run = Ambient.Run;
        var engine = run?.Engine ?? (Ambient.Current as EngineScope)?.Engine ?? RunningEngines.Single;
        if (engine is null && RunningEngines.IsAmbiguous)
            throw new OrchestrixException("Slots were asked for where several hosts run and none can be chosen. Ask inside of a run, inside of host.EnterScope(), or through a host's ILimits.");
        return engine?.Limits;
    }

    static CancellationToken TokenOf(Run? run, CancellationToken given) => given.CanBeCanceled || run is null ? given : run.Engine.TokenOf(run);
}
