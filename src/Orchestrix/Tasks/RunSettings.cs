namespace Orchestrix.Tasks;

/// <summary>What a host does with the attempts of a flow or task: as its attribute says, or as the application changed it. Immutable.</summary>
sealed record RunSettings(RetryPolicy Retry, TimeSpan? Timeout)
{
    /// <summary>Whether a call needs no more than a start and an end.</summary>
    public bool IsPlain => Retry.Retries == 0 && Timeout is null;
}
