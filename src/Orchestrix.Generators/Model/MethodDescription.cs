namespace Orchestrix.Generators.Model;

/// <summary>What <c>TrackedMethod</c> says, read from the annotated method and its attribute.</summary>
sealed record MethodDescription(
    bool IsFlow,
    string Name,
    string Identity,
    string DeclaringType,
    string Assembly,
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
    bool Suspends,
    AttemptOptions Attempts,
    string? Version,
    TaskRules Rules,
    string? HappensOnce);

/// <summary>A parameter that carries data, as people read it.</summary>
sealed record ParameterDescription(string Name, string Type, bool IsOptional, bool IsSensitive);

/// <summary>What attributes say of limits and of the cache.</summary>
sealed record TaskRules(EquatableArray<LimitRule> Limits, int CacheBy, EquatableArray<string> CacheWithout, double CacheSeconds);

/// <summary>What one limit attribute says.</summary>
sealed record LimitRule(string Name, int Slots, string? Key);

/// <summary>The options of attempts beyond how many there are and the pauses between them.</summary>
sealed record AttemptOptions(
    double RetryBackoffFactor,
    double MaxRetryDelaySeconds,
    double RetryJitter,
    double RetryDeadlineSeconds,
    double TimeoutSeconds,
    EquatableArray<string> NonRetryable,
    int? MaxConcurrentTasks);
