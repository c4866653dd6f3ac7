namespace Orchestrix.Runs;

/// <summary>Sees how runs execute; for tests that let virtual time pass only while nothing executes.</summary>
interface IRunProbe
{
    /// <summary>
    /// From here on this flow of control is the run's, also where it is resumed on another thread; with null it is nobody's, because it waits for the
    /// host's clock on this thread. What an async method enters is left when it returns to its caller; all others call <see cref="Leave"/>. Must not throw.
    /// </summary>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    object? Enter(Run? run);

    /// <summary>From here on this thread blocks until something is over that other runs bring about. Must not throw.</summary>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    object? Await(Func<bool> isOver);

    /// <summary>Something is handed to the pool: until it has begun it counts as executing. Must not throw.</summary>
    /// <returns>What is to be handed to the pool instead.</returns>
    IThreadPoolWorkItem Accompany(IThreadPoolWorkItem item);

    /// <summary>This flow of control is again what it was before. Must not throw.</summary>
    void Leave(object? before);

    /// <summary>The run has ended. Must not throw.</summary>
    void Ended(Run run);
}
