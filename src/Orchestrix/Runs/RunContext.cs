using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Runs.Artifacts;

namespace Orchestrix;

/// <summary>What the code that executes now may know of its run, and do with it. Outside of a run it is inert: nothing of it fails there.</summary>
/// <remarks>A small value; may be kept and used from any thread, also after the run has ended.</remarks>
public readonly struct RunContext : IEquatable<RunContext>
{
    readonly Run? run;

    internal RunContext(Run? run) => this.run = run;

    /// <summary>The context of the code that executes now. Never null.</summary>
    public static RunContext Current => new(Ambient.Run);

    /// <summary>Whether there is a run.</summary>
    public bool IsActive => run is not null;

    /// <summary>The innermost run: of a task, or of a flow; <see langword="null"/> outside of one.</summary>
    public Run? Run => run;

    /// <summary>The flow run that the code belongs to; <see langword="null"/> outside of one.</summary>
    public FlowRun? FlowRun
    {
        get
        {
            var flow = run;
            while (flow is TaskRun { Parent: { } parent }) flow = parent;
            return flow as FlowRun;
        }
    }

    /// <summary>The task run that the code belongs to; <see langword="null"/> outside of one.</summary>
    public TaskRun? TaskRun => run as TaskRun;

    /// <summary>Cancelled when the run is to stop; <see cref="CancellationToken.None"/> outside of a run. In what a rollback calls it is the rollback's own, which the run's cancellation does not cancel.</summary>
    public CancellationToken CancellationToken => run is null ? default : (run.Details is { Transactions: not null } ? Runs.Transactions.Rollback.TokenBelow(run) : null) ?? run.Engine.TokenOf(run);

    /// <summary>Who or what asked the run to stop; <see langword="null"/> while nobody did, and outside of a run.</summary>
    public CancellationReason? CancellationReason => run is null ? null : Cancellations.ReasonOf(run);

    /// <summary>
    /// The services of the attempt that executes now, from a scope that is disposed with it: in a run that the host started, and in <c>Run.InNewScope</c>.
    /// <see langword="null"/> elsewhere.
    /// </summary>
    public IServiceProvider? Services => run is null ? null : Runs.Scopes.AttemptServices.Of(run.Engine)?.Provider;

    /// <summary>Writes to the run's log, and to the host's logging under the category <c>Orchestrix.Run</c>. Outside of a run it writes nowhere.</summary>
    public ILogger Logger => run is null ? NullLogger.Instance : new RunLogger(run);

    /// <summary>Makes what people look at: texts, tables, links, images, progress. Outside of a run it makes nothing.</summary>
    public RunArtifacts Artifacts => new(run);

    /// <summary>The time, by the host's clock, in UTC. In a run that can be retried each reading is remembered, so that a further attempt reads the same times.</summary>
    public DateTimeOffset Now => run is null ? TimeProvider.System.GetUtcNow() : RecordedValues.Of(run, "now", static r => r.Engine.Time.GetUtcNow());

    /// <summary>A new UUID of version 7. In a run that can be retried each is remembered, as with <see cref="Now"/>.</summary>
    /// <returns>The UUID.</returns>
    public Guid NewGuid() => run is null
        ? TimeOrderedId.New(TimeProvider.System.GetUtcNow().UtcTicks)
        : RecordedValues.Of(run, "guid", static r => TimeOrderedId.New(r.Engine.Now()));

    /// <summary>A random number that is at least 0 and less than a bound. In a run that can be retried each is remembered, as with <see cref="Now"/>.</summary>
    /// <param name="below">The bound; positive.</param>
    /// <returns>The number.</returns>
    public int Random(int below = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        var number = run is null ? System.Random.Shared.Next() : RecordedValues.Of(run, "random", static _ => System.Random.Shared.Next());
        return number % below;
    }

    /// <summary>Emits an event whose related resources name this run, its flow and its tags. Outside of a run nothing is emitted.</summary>
    /// <param name="event">The event.</param>
    /// <returns>The event as it stands in the log; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    public OrchestrationEvent? Emit(NewEvent @event) => run?.Engine.Publisher(run).Emit(@event);

    /// <summary>Emits an event about a resource of which only the id is given.</summary>
    /// <param name="name">The name, for example <c>order.late</c>.</param>
    /// <param name="resourceId">The id of the resource, by convention <c>kind.id</c>.</param>
    /// <returns>The event as it stands in the log; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    public OrchestrationEvent? Emit(string name, string resourceId) => Emit(new NewEvent(name, resourceId));

    /// <summary>As <see cref="Emit(NewEvent)"/>, and waits until the event is stored.</summary>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Gives up waiting for room.</param>
    /// <returns>The event as it stands in the log; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    public async ValueTask<OrchestrationEvent?> EmitAsync(NewEvent @event, CancellationToken cancellationToken = default) =>
        run is null ? null : await run.Engine.Publisher(run).EmitAsync(@event, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public bool Equals(RunContext other) => ReferenceEquals(run, other.run);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RunContext other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => run?.Id.GetHashCode() ?? 0;

    /// <summary>Whether two contexts are of the same run.</summary>
    /// <param name="left">One context.</param>
    /// <param name="right">The other context.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    public static bool operator ==(RunContext left, RunContext right) => left.Equals(right);

    /// <summary>Whether two contexts are of different runs.</summary>
    /// <param name="left">One context.</param>
    /// <param name="right">The other context.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    public static bool operator !=(RunContext left, RunContext right) => !left.Equals(right);
}
