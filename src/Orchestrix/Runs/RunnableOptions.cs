using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What an application may change about a flow or task. Begins as the attribute says. Used while the host starts, by one thread.</summary>
public abstract class RunnableOptions
{
    readonly List<RunHook> hooks;
    readonly RunSettings settings;

    private protected RunnableOptions(RunSettings settings)
    {
        Retry = settings.Retry;
        Timeout = settings.Timeout;
        this.settings = settings;
        MaxConcurrent = settings.MaxConcurrentTasks;
        hooks = [.. (settings.Hooks as RunHooks)?.All ?? []];
    }

    /// <summary>When a failed attempt is followed by another. To change a part of what the attribute says: <c>o.Retry = o.Retry with { When = … }</c>.</summary>
    /// <value>By default what the attribute says.</value>
    public RetryPolicy Retry
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Retry));
            field = value;
        }
    }

    /// <summary>How long an attempt may take. Then its token is cancelled, and it fails as <c>TimedOut</c>, which may be retried.</summary>
    /// <value>By default what the attribute says; <see langword="null"/> for as long as it needs.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public TimeSpan? Timeout
    {
        get;
        set
        {
            if (value <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(Timeout), value, "A timeout must be positive.");
            field = value;
        }
    }

    private protected int? MaxConcurrent { get; set; }

    internal RunSettings ToSettings() => settings with { Retry = Retry, Timeout = Timeout, MaxConcurrentTasks = MaxConcurrent, Hooks = hooks.Count == 0 ? null : new RunHooks(hooks) };

    private protected void Add(HookMoment moment, Delegate? given, Func<Run, RunState, Task> call)
    {
        ArgumentNullException.ThrowIfNull(given, "hook");
        hooks.Add(new RunHook(moment, call));
    }
}
