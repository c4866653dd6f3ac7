using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Orchestrix.Runs;

/// <summary>How a host treats runs.</summary>
public sealed class RunOptions
{
    /// <summary>What happens when a flow or task is called where several hosts run and none can be chosen.</summary>
    /// <value>By default <see cref="UntrackedCall.Warn"/>.</value>
    public UntrackedCall OnUntracked { get; set; }

    /// <summary>How arguments and results of remembered steps are written as JSON. Under NativeAOT give options with a source-generated context.</summary>
    /// <value>By default <see langword="null"/>: the defaults of System.Text.Json, where reflection is available.</value>
    public JsonSerializerOptions? Json { get; set; }

    /// <summary>How many log lines are kept of one run; older ones are dropped and counted.</summary>
    /// <value>By default 1,000.</value>
    [Range(0, 1_000_000)]
    public int LogLinesPerRun { get; set; } = 1_000;

    /// <summary>How many submitted calls below one root run execute at the same time, where its flow says nothing else. What waits for another lends its place.</summary>
    /// <value>By default 64.</value>
    [Range(1, 1_000_000)]
    public int MaxConcurrentTasks { get; set; } = 64;

    /// <summary>How long runs may go on after the host was asked to stop, before they are cancelled.</summary>
    /// <value>By default 5 seconds; the host's own shutdown timeout cuts it short.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long each thing that a rollback calls may take. Then its token is cancelled, it is reported as failed, and the next is called.</summary>
    /// <value>By default 5 minutes. When the host stops, <see cref="DrainTimeout"/> cuts it short.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than a day.</exception>
    public TimeSpan RollbackTimeout
    {
        get;
        set
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1)) throw new ArgumentOutOfRangeException(nameof(RollbackTimeout), value, "The time for a rollback must be positive, and at most a day.");
            field = value;
        }
    } = DefaultRollbackTimeout;

    internal static readonly TimeSpan DefaultRollbackTimeout = TimeSpan.FromMinutes(5);

    /// <summary>What the jitter of retries is drawn from: with the same seed, and calls in the same order, pauses are the same.</summary>
    /// <value>By default <see langword="null"/>: from chance. A test host uses a fixed seed.</value>
    public int? RandomSeed { get; set; }
}
