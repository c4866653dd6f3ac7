namespace Orchestrix.Tasks;

/// <summary>What a host does with the attempts of a flow or task: as its attribute says, or as the application changed it. Immutable.</summary>
sealed record RunSettings(RetryPolicy Retry, TimeSpan? Timeout)
{
    /// <summary>What is called when a run comes into a state; null for nothing.</summary>
    public StateHooks? Hooks { get; init; }

    /// <summary>Whether calls tell the name of their run.</summary>
    public bool HasRunName { get; init; }

    /// <summary>Whether calls take services.</summary>
    public bool TakesServices { get; init; }

    /// <summary>Whether limits or a cache are declared, so that something may stand before the body.</summary>
    public bool HasRules { get; init; }

    /// <summary>Whether runs may be suspended.</summary>
    public bool Suspends { get; init; }

    /// <summary>Whether the body may execute more than once, so that the results of its steps are remembered.</summary>
    public bool RemembersSteps => Retry.Retries > 0 || Suspends;

    /// <summary>How many submitted calls execute at once below a run that is a root; null for as many as the host says.</summary>
    public int? MaxConcurrentTasks { get; init; }

    /// <summary>Whether a call needs no more than a start and an end.</summary>
    public bool IsPlain => Retry.Retries == 0 && Timeout is null && Hooks is null && !HasRunName && !Suspends && !TakesServices && !HasRules;
}
