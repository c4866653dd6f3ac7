namespace Orchestrix.Generators.Model;

/// <summary>What <c>TrackedMethod</c> says, read from the annotated method and its attribute.</summary>
sealed record MethodDescription(
    bool IsFlow,
    string Name,
    string Identity,
    string DeclaringType,
    string Member,
    string? Description,
    EquatableArray<ParameterDescription> Parameters,
    int Retries,
    EquatableArray<double> RetryDelaysSeconds,
    EquatableArray<string> FormerNames,
    EquatableArray<string> Tags,
    string? NotResumable,
    bool TakesCancellationToken,
    int OnInputChanged,
    AttemptOptions Attempts,
    string? Version);

/// <summary>A parameter that carries data, as people read it.</summary>
sealed record ParameterDescription(string Name, string Type, bool IsOptional);

/// <summary>The options of attempts beyond how many there are and the pauses between them.</summary>
sealed record AttemptOptions(
    double RetryBackoffFactor,
    double MaxRetryDelaySeconds,
    double RetryJitter,
    double RetryDeadlineSeconds,
    double TimeoutSeconds,
    EquatableArray<string> NonRetryable,
    int? MaxConcurrentTasks);
