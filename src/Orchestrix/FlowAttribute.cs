namespace Orchestrix;

/// <summary>Marks a method as a flow: each direct call of it becomes a tracked flow run.</summary>
/// <remarks>
/// The method stays an ordinary method: static or instance, of any accessibility, synchronous or asynchronous. Tracking happens where it is called,
/// in every C# project that references Orchestrix; what cannot be tracked there is reported by the compiler.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public sealed class FlowAttribute : Attribute
{
    /// <summary>Marks a method as a flow that is named after the method.</summary>
    public FlowAttribute() { }

    /// <summary>Marks a method as a flow with a name of its own.</summary>
    /// <param name="name">The stable name under which the flow is known. It must not contain <c>/ % &amp; &gt; &lt;</c>.</param>
    public FlowAttribute(string name) => Name = name;

    /// <summary>The name of the flow.</summary>
    /// <value>By default the method's name without a trailing <c>Async</c>.</value>
    public string? Name { get; }

    /// <summary>What the flow does, in a sentence for people.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Description { get; set; }

    /// <summary>The version of the flow's code, for people and filters.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Version { get; set; }

    /// <summary>The name of each run. A text may name parameters and their members in braces, for example <c>"build {num}"</c>.</summary>
    /// <value>By default <see langword="null"/>: two words, made from the run's id.</value>
    public string? RunName { get; set; }

    /// <summary>Whether runs of the flow are meant to be continued by another process after theirs was lost. Some cannot be, for example those of generic flows, and the compiler says why.</summary>
    /// <value>By default <see langword="true"/>; with <see langword="false"/> the compiler says nothing, and no run is continued.</value>
    public bool Resumable { get; set; } = true;

    /// <summary>How often the flow is tried again after an attempt failed.</summary>
    /// <value>By default 0: one attempt. A new attempt skips the tasks that an earlier attempt finished.</value>
    public int Retries { get; set; }

    /// <summary>The pause before each retry, in seconds.</summary>
    /// <value>By default 0: the next attempt starts at once.</value>
    public double RetryDelaySeconds { get; set; }

    /// <summary>The pauses before the first, second, … retry, in seconds; the last one repeats. Takes precedence over <see cref="RetryDelaySeconds"/>.</summary>
    /// <value>By default <see langword="null"/>. At most 50 entries.</value>
    public double[]? RetryDelaysSeconds { get; set; }

    /// <summary>How many times longer than the one before each pause after the last given one is.</summary>
    /// <value>By default 1: the last pause repeats. At least 1.</value>
    public double RetryBackoffFactor { get; set; } = 1;

    /// <summary>The longest pause before a retry, in seconds, jitter included.</summary>
    /// <value>By default 0: no bound.</value>
    public double MaxRetryDelaySeconds { get; set; }

    /// <summary>How far pauses are spread by chance: a pause of 10 s with 0.5 becomes at most 15 s, and 10 s on average.</summary>
    /// <value>By default 0: not at all.</value>
    public double RetryJitter { get; set; }

    /// <summary>For how long after the first attempt began others may begin, in seconds.</summary>
    /// <value>By default 0: for ever.</value>
    public double RetryDeadlineSeconds { get; set; }

    /// <summary>Exceptions, with those derived from them, after which there is no retry.</summary>
    /// <value>By default <see langword="null"/>: none.</value>
    public Type[]? NonRetryable { get; set; }

    /// <summary>How long an attempt may take, in seconds. Then its token is cancelled, and it fails as <c>TimedOut</c>, which may be retried.</summary>
    /// <value>By default 0: as long as it needs.</value>
    public double TimeoutSeconds { get; set; }

    /// <summary>How many of the calls that are submitted below a run of the flow, with <c>Run.Submit</c> and <c>Run.Map</c>, execute at the same time. It holds where the flow is the root of its runs.</summary>
    /// <value>By default 0: as many as the host says, with <see cref="Runs.RunOptions.MaxConcurrentTasks"/>.</value>
    public int MaxConcurrentTasks { get; set; }

    /// <summary>What happens when a further attempt calls one of its steps with other arguments than the attempt before.</summary>
    /// <value>By default <see cref="InputChange.Stop"/>.</value>
    public InputChange OnInputChanged { get; set; }

    /// <summary>What is called each time when an attempt begins.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>), and before them.
    /// </value>
    public string? OnRunning { get; set; }

    /// <summary>What is called when a run has ended well, whatever the state's name.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>), and before them.
    /// </value>
    public string? OnCompletion { get; set; }

    /// <summary>What is called when a run has failed, and is not tried again.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>), and before them.
    /// </value>
    public string? OnFailure { get; set; }

    /// <summary>What is called once when a run is asked to stop, or was cancelled.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>), and before them.
    /// </value>
    public string? OnCancellation { get; set; }

    /// <summary>What is called when what executed a run was lost.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>), and before them.
    /// </value>
    public string? OnCrashed { get; set; }

    /// <summary>
    /// Whether runs of the flow may be suspended (<see cref="Runs.Run.SuspendAsync(string?, TimeSpan?, string?)"/>): then the body is left, and executes again when the run is resumed.
    /// For that the results of its steps are remembered from the beginning.
    /// </summary>
    /// <value>By default <see langword="false"/>. A flow with <see cref="Retries"/> remembers its steps anyway, and may be suspended too.</value>
    public bool Suspends { get; set; }

    /// <summary>Names that the flow had before; runs and documents that use them still mean this flow.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string[]? FormerNames { get; set; }

    /// <summary>Tags of every run of the flow.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string[]? Tags { get; set; }
}
