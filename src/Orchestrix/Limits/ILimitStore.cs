namespace Orchestrix.Limits;

/// <summary>
/// Keeps who holds which slots. Slots are leases: what a store that outlives its process has granted comes back when it is not renewed, so that a killed process
/// leaves nothing behind. Used from any thread.
/// </summary>
public interface ILimitStore
{
    /// <summary>Takes the slots of all limits of a request, or none. Inactive limits are passed.</summary>
    /// <param name="request">The request; it identifies the lease from now on.</param>
    /// <param name="cancellationToken">Gives up; then nothing is taken.</param>
    /// <returns>Whether the slots are taken.</returns>
    ValueTask<SlotAnswer> TryAcquireAsync(SlotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps granted slots for longer.</summary>
    /// <param name="request">A granted request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new end of the lease, in UTC; <see langword="null"/> when the store has taken the slots back.</returns>
    ValueTask<DateTimeOffset?> RenewAsync(SlotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives granted slots back. Those of rates come back by time alone. Slots that were given back are not given back again.</summary>
    /// <param name="request">A granted request.</param>
    /// <param name="cancellationToken">Gives up; then the slots come back when the lease ends.</param>
    /// <returns>A task that ends when others may have the slots.</returns>
    ValueTask ReleaseAsync(SlotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Who holds slots of a limit, whoever came first being first.</summary>
    /// <param name="limit">The limit's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The holders; for a rate those who took slots and have not given up their lease.</returns>
    ValueTask<IReadOnlyList<LimitHolder>> HoldersAsync(string limit, CancellationToken cancellationToken = default);
}
