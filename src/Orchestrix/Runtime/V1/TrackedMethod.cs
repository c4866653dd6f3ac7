using Orchestrix.Flows;
using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Runtime.V1;

/// <summary>A method marked with <see cref="FlowAttribute"/> or <see cref="TaskAttribute"/>, as generated code describes it: once per method and compilation.</summary>
public sealed class TrackedMethod
{
    RunnableDefinition? definition;

    /// <summary>Whether the method is a flow or a task.</summary>
    public required TrackedKind Kind { get; init; }

    /// <summary>The name for people: the attribute's, else the method's without a trailing <c>Async</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What tells this method from all others and stays the same over time: the attribute's name, else
    /// <c>Namespace.Type.Method(parameter types)</c>.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>The declaring type with its namespace, for people.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The name of the assembly that declares the method; <see langword="null"/> where it was not said.</summary>
    public string? Assembly { get; init; }

    /// <summary>The method's name in C#.</summary>
    public required string Member { get; init; }

    /// <summary>What the method does, in a sentence for people.</summary>
    public string? Description { get; init; }

    /// <summary>The parameters that carry data: neither tokens nor services.</summary>
    public IReadOnlyList<TrackedParameter> Parameters { get; init; } = [];

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; }

    /// <summary>Pauses before the first, second, … retry, in seconds; the last one repeats. Empty: no pause.</summary>
    public IReadOnlyList<double> RetryDelaysSeconds { get; init; } = [];

    /// <summary>How many times longer than the one before each pause after the last listed one is.</summary>
    /// <value>By default 1.</value>
    public double RetryBackoffFactor { get; init; } = 1;

    /// <summary>The longest pause, in seconds; 0 for no bound.</summary>
    public double MaxRetryDelaySeconds { get; init; }

    /// <summary>How far pauses are spread by chance.</summary>
    public double RetryJitter { get; init; }

    /// <summary>For how long after the first attempt began others may begin, in seconds; 0 for ever.</summary>
    public double RetryDeadlineSeconds { get; init; }

    /// <summary>The full names of the exceptions after which there is no retry.</summary>
    public IReadOnlyList<string> NonRetryable { get; init; } = [];

    /// <summary>How long an attempt may take, in seconds; 0 for any time.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>Whether calls tell the name of their run.</summary>
    public bool HasRunName { get; init; }

    /// <summary>Whether arguments that the caller leaves out come from services.</summary>
    public bool TakesServices { get; init; }

    /// <summary>How many submitted calls execute at once below a run of a flow; <see langword="null"/> for as many as the host says.</summary>
    public int? MaxConcurrentTasks { get; init; }

    /// <summary>The version of the method's code, for people and filters.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the method has a parameter of type <see cref="CancellationToken"/>.</summary>
    public bool TakesCancellationToken { get; init; }

    /// <summary>What happens when a further attempt calls one of its steps with other arguments.</summary>
    public InputChange OnInputChanged { get; init; }

    /// <summary>Whether runs may be suspended.</summary>
    public bool Suspends { get; init; }

    /// <summary>Why a call happens once, and cannot be made again or kept: a part of a sentence; <see langword="null"/> when it can.</summary>
    public string? HappensOnce { get; init; }

    /// <summary>Names that the method had before.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Tags of every run.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Why a run of this flow cannot be continued by another process; <see langword="null"/> when it can.</summary>
    public string? NotResumable { get; init; }

    /// <summary>Calls the method with arguments by the names of its parameters. Only for flows that a name is enough to call: not generic, without parameters by reference; where they are not static, on an object of the host's services.</summary>
    /// <value>By default <see langword="null"/>: it cannot be called so.</value>
    public Action<NamedArguments>? Start { get; init; }

    /// <summary>The hooks that the attribute names, in order.</summary>
    public IReadOnlyList<TrackedHook> Hooks { get; init; } = [];

    /// <summary>The limits that attributes name.</summary>
    public IReadOnlyList<TrackedLimit> Limits { get; init; } = [];

    /// <summary>What the key of kept results is made of.</summary>
    public CacheBy CacheBy { get; init; }

    /// <summary>Parameters that do not belong to the key of kept results.</summary>
    public IReadOnlyList<string> CacheWithout { get; init; } = [];

    /// <summary>How long a kept result answers, in seconds; 0 as long as it is kept.</summary>
    public double CacheSeconds { get; init; }

    /// <summary>What is known about it before it runs: a <see cref="FlowDefinition"/> or a <see cref="TaskDefinition"/>, always the same one.</summary>
    public RunnableDefinition Definition => definition ?? Define();

    RunnableDefinition Define()
    {
        RunnableDetails details = new()
        {
            Name = Name,
            Identity = Identity,
            DeclaringType = DeclaringType,
            Assembly = Assembly,
            Member = Member,
            Description = Description,
            Parameters = [.. Parameters.Select(p => new ParameterDefinition(p.Name, p.Type, p.IsOptional) { IsSensitive = p.IsSensitive })],
            Numbers = ReadNumbers(),
            OnInputChanged = OnInputChanged,
            Hooks = Hooks.Count == 0 ? null : new RunHooks(Hooks.Select(h => h.ToHook())),
            Rules = DeclaredPolicy.Of([.. Limits.Select(l => new TaskLimit(l.Name, l.Slots, l.Key))], CacheBy, CacheWithout, CacheSeconds, Version),
            HasRunName = HasRunName,
            TakesServices = TakesServices,
            Suspends = Suspends,
            HappensOnce = HappensOnce,
            Version = Version,
            FormerNames = FormerNames,
            Tags = Tags,
        };
        RunnableDefinition made = Kind == TrackedKind.Flow ? new FlowDefinition(details, NotResumable, Start is { } start ? source => start(new NamedArguments(source)) : null) : new TaskDefinition(details);
        return Interlocked.CompareExchange(ref definition, made, null) ?? made;
    }

    AttributeNumbers ReadNumbers() => new()
    {
        Retries = Retries,
        DelaysSeconds = RetryDelaysSeconds,
        BackoffFactor = RetryBackoffFactor,
        MaxDelaySeconds = MaxRetryDelaySeconds,
        Jitter = RetryJitter,
        DeadlineSeconds = RetryDeadlineSeconds,
        TimeoutSeconds = TimeoutSeconds,
        NonRetryable = NonRetryable,
        MaxConcurrentTasks = MaxConcurrentTasks,
    };
}
