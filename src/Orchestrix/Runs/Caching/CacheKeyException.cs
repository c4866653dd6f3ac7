namespace Orchestrix.Runs.Caching;

/// <summary>The key of a cached task could not be made, so that nobody can tell whether its result is known. Its body did not run, and the run is not retried.</summary>
public sealed class CacheKeyException : OrchestrixException
{
    internal CacheKeyException(string task, string reason, Exception? innerException = null) : base($"The result of the task '{task}' is cached, but {reason}", innerException) => Task = task;

    /// <summary>The task's name.</summary>
    public string Task { get; }
}
