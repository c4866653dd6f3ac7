namespace Orchestrix.Runs;

/// <summary>Starts flow runs that nobody awaits. May be called from any thread.</summary>
public interface IRunStarter
{
    /// <summary>Starts a run of a flow, now or later.</summary>
    /// <param name="call">The flow with its arguments.</param>
    /// <param name="options">When, and why.</param>
    /// <param name="cancellationToken">Gives up waiting for acceptance; an accepted run is not cancelled by it.</param>
    /// <returns>The run, once it is accepted.</returns>
    /// <exception cref="ArgumentException">The call is one of a task.</exception>
    ValueTask<FlowRun> StartAsync(CapturedCall call, StartOptions options, CancellationToken cancellationToken = default);
}
