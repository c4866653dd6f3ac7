using Orchestrix.Events;

namespace Orchestrix.Testing;

public sealed partial class OrchestrixTestHost
{
    /// <summary>
    /// Whether time passes by itself while runs wait for it: when the log is read, nothing executes, and every live run has a timer of the host, the clock
    /// jumps to the next timer. While the test's own code executes, time stands still.
    /// </summary>
    /// <value>By default <see langword="true"/>. Without it only <see cref="AdvanceAsync"/> and its like move the clock.</value>
    public bool AutoAdvance
    {
        get => clockwork.IsAutomatic;
        set => clockwork.IsAutomatic = value;
    }

    /// <summary>How long these methods wait in real time for the host to rest; a setting for the tests of the kit.</summary>
    internal TimeSpan BusyLimit
    {
        get => clockwork.BusyLimit;
        set => clockwork.BusyLimit = value;
    }

    /// <summary>Waits until the host rests: the log is read, and no rule is evaluated, no action and no body executes. Suspended bodies may still wait. The clock stands still.</summary>
    /// <returns>A task that ends when the host rests.</returns>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public Task WaitForIdleAsync() => clockwork.RestAsync();

    /// <summary>Lets time pass. Timers fire in their order, each at its own time, and each after everything that the one before caused.</summary>
    /// <param name="by">How much.</param>
    /// <returns>A task that ends when the time has passed and the host rests.</returns>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public Task AdvanceAsync(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return clockwork.AdvanceAsync(() => Time.Now + by);
    }

    /// <summary>Lets time pass up to a moment, as <see cref="AdvanceAsync"/> does.</summary>
    /// <param name="moment">The moment; not before now.</param>
    /// <returns>A task that ends when the time has passed and the host rests.</returns>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public Task AdvanceToAsync(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, Time.Now);
        return clockwork.AdvanceAsync(() => moment);
    }

    /// <summary>Lets time pass until an event comes, or came already.</summary>
    /// <param name="predicate">Tells the event; may be asked about any event several times.</param>
    /// <param name="within">How much time may pass.</param>
    /// <returns>The first such event.</returns>
    /// <exception cref="TimeoutException">No such event came in that time.</exception>
    /// <exception cref="HostBusyException">The host is still busy after 5 seconds of real time; says with what.</exception>
    public async Task<OrchestrationEvent> WaitForAsync(Func<OrchestrationEvent, bool> predicate, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentOutOfRangeException.ThrowIfLessThan(within, TimeSpan.Zero);
        OrchestrationEvent? found = null;
        await clockwork.AdvanceAsync(() => Time.Now + within, () => (found ??= Events.FirstOrDefault(predicate)) is not null).ConfigureAwait(false);
        return found ?? throw new TimeoutException($"No such event came within {within} of the host's time. The last events were:{Environment.NewLine}{string.Join(Environment.NewLine, Events.TakeLast(10))}");
    }
}
