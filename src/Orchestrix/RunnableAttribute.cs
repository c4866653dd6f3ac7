namespace Orchestrix;

/// <summary>What the attributes of flows and of tasks have in common.</summary>
public abstract class RunnableAttribute : Attribute
{
    private protected RunnableAttribute() { }

    private protected RunnableAttribute(string name) => Name = name;

    /// <summary>The name of the flow or task.</summary>
    /// <value>By default the method's name without a trailing <c>Async</c>.</value>
    public string? Name { get; }

    /// <summary>What the flow or task does, in a sentence for people.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Description { get; set; }

    /// <summary>The version of its code, for people and filters.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Version { get; set; }

    /// <summary>The name of each run. A text may name parameters and their members in braces, for example <c>"build {num}"</c>.</summary>
    /// <value>By default <see langword="null"/>: for a flow two words, made from the run's id; for a task its name and the run's place among those that its parent called.</value>
    public string? RunName { get; set; }

    /// <summary>How often the flow or task is tried again after an attempt failed.</summary>
    /// <value>By default 0: one attempt. A new attempt of a flow skips the tasks that an earlier attempt finished.</value>
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

    /// <summary>What happens when a further attempt calls one of its steps with other arguments than the attempt before.</summary>
    /// <value>By default <see cref="InputChange.Stop"/>.</value>
    public InputChange OnInputChanged { get; set; }

    /// <summary>What is called each time when an attempt begins.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>, <see cref="OrchestrixBuilder.ConfigureTask(Action, Action{Orchestrix.Runs.TaskOptions})"/>), and before them.
    /// </value>
    public string? OnRunning { get; set; }

    /// <summary>What is called when a run has ended well, whatever the state's name.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>, <see cref="OrchestrixBuilder.ConfigureTask(Action, Action{Orchestrix.Runs.TaskOptions})"/>), and before them.
    /// </value>
    public string? OnCompletion { get; set; }

    /// <summary>What is called when a run has failed, and is not tried again.</summary>
    /// <value>
    /// By default <see langword="null"/>: nothing. The name of a static method of the same type, or several names with commas between them. It takes the run, the state, both or nothing, and returns nothing or a
    /// task. It is called as hooks are that the application adds (<see cref="OrchestrixBuilder.ConfigureFlow(Action, Action{Orchestrix.Runs.FlowOptions})"/>, <see cref="OrchestrixBuilder.ConfigureTask(Action, Action{Orchestrix.Runs.TaskOptions})"/>), and before them.
    /// </value>
    public string? OnFailure { get; set; }

    /// <summary>Names that the flow or task had before; runs and documents that use them still mean it.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string[]? FormerNames { get; set; }

    /// <summary>Tags of every run of the flow or task.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string[]? Tags { get; set; }
}
