namespace Orchestrix.Limits;

/// <summary>The limits of a host: takes slots, and shows and changes limits. May be used from any thread.</summary>
/// <remarks>
/// Whoever came first is served first: nobody gets slots of a limit while somebody who came before waits for slots of the same limit. Those who wait are told by
/// other threads than those who give back.
/// </remarks>
public interface ILimits
{
    /// <summary>The limits, in the order in which they were added.</summary>
    IReadOnlyList<LimitDefinition> All { get; }

    /// <summary>Takes slots of a limit, as soon as there are some.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="slots">How many.</param>
    /// <param name="key">Which set of slots; <see langword="null"/> for that without a key. Each key has as many slots as the limit says.</param>
    /// <param name="timeout">How long to wait at most; <see langword="null"/>: as long as it takes. Zero: not at all.</param>
    /// <param name="holder">Who asks, for people: the id of a run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The slots, to be disposed when they are no longer needed.</returns>
    /// <exception cref="LimitException">Nobody can ever get them.</exception>
    /// <exception cref="LimitTimeoutException">The time ran out.</exception>
    ValueTask<SlotLease> AcquireAsync(
        string limit, int slots = 1, string? key = null, TimeSpan? timeout = null, Guid holder = default, CancellationToken cancellationToken = default);

    /// <summary>Takes slots of several limits together: all of them, or none while one of them is full, so that two who ask for the same limits never wait for each other.</summary>
    /// <param name="limits">The limits' names.</param>
    /// <param name="slots">How many of each.</param>
    /// <param name="timeout">How long to wait at most; <see langword="null"/>: as long as it takes. Zero: not at all.</param>
    /// <param name="holder">Who asks, for people: the id of a run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The slots, to be disposed when they are no longer needed.</returns>
    /// <exception cref="LimitException">Nobody can ever get them.</exception>
    /// <exception cref="LimitTimeoutException">The time ran out.</exception>
    ValueTask<SlotLease> AcquireAllAsync(
        IEnumerable<string> limits, int slots = 1, TimeSpan? timeout = null, Guid holder = default, CancellationToken cancellationToken = default);

    /// <summary>Shows a limit as it stands.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its holders, and how many wait.</returns>
    /// <exception cref="LimitException">There is no such limit.</exception>
    ValueTask<LimitStatus> StatusAsync(string limit, CancellationToken cancellationToken = default);

    /// <summary>Gives a limit another number of slots. Those who hold more than there are then keep them until they give them back.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="slots">How many; 0 refuses everybody, also those who wait.</param>
    /// <exception cref="LimitException">There is no such limit.</exception>
    void Resize(string limit, int slots);

    /// <summary>Lets everybody pass a limit, or limits again.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="isActive">Whether the limit limits.</param>
    /// <exception cref="LimitException">There is no such limit.</exception>
    void SetActive(string limit, bool isActive);
}
