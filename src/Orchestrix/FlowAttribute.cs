namespace Orchestrix;

/// <summary>Marks a method as a flow: each direct call of it becomes a tracked flow run.</summary>
/// <remarks>
/// The method stays an ordinary method: static or instance, of any accessibility, synchronous or asynchronous. Tracking happens where it is called,
/// in every C# project that references Orchestrix; what cannot be tracked there is reported by the compiler.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public sealed class FlowAttribute : RunnableAttribute
{
    /// <summary>Marks a method as a flow that is named after the method.</summary>
    public FlowAttribute() { }

    /// <summary>Marks a method as a flow with a name of its own.</summary>
    /// <param name="name">The stable name under which the flow is known. It must not contain <c>/ % &amp; &gt; &lt;</c>.</param>
    public FlowAttribute(string name) : base(name) { }

    /// <summary>Whether runs of the flow are meant to be continued by another process after theirs was lost. Some cannot be, for example those of generic flows, and the compiler says why.</summary>
    /// <value>By default <see langword="true"/>; with <see langword="false"/> the compiler says nothing, and no run is continued.</value>
    public bool Resumable { get; set; } = true;

    /// <summary>How many of the calls that are submitted below a run of the flow, with <c>Run.Submit</c> and <c>Run.Map</c>, execute at the same time. It holds where the flow is the root of its runs.</summary>
    /// <value>By default 0: as many as the host says, with <see cref="Runs.RunOptions.MaxConcurrentTasks"/>.</value>
    public int MaxConcurrentTasks { get; set; }

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
    /// <value>By default <see langword="false"/>. A flow with <see cref="RunnableAttribute.Retries"/> remembers its steps anyway, and may be suspended too.</value>
    public bool Suspends { get; set; }
}
