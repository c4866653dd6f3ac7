namespace Orchestrix.Runs.Inputs;

/// <summary>What a flow wants to wait for.</summary>
sealed record PauseRequest(string? Key, TimeSpan? Timeout, string? Description)
{
    static readonly TimeSpan DefaultPause = TimeSpan.FromHours(1);

    /// <summary>What the input has to look like; null for a pause without input.</summary>
    public InputSchema? Schema { get; init; }

    /// <summary>What few pauses have.</summary>
    public PauseExtras Extras { get; init; } = PauseExtras.None;

    /// <summary>When the waiting ends that begins now; null for never.</summary>
    public long? UntilTicks(long nowTicks, bool suspends)
    {
        var wait = Timeout ?? (suspends ? System.Threading.Timeout.InfiniteTimeSpan : DefaultPause);
        return wait == System.Threading.Timeout.InfiniteTimeSpan || wait.Ticks > DateTimeOffset.MaxValue.Ticks - nowTicks ? null : nowTicks + wait.Ticks;
    }

    /// <summary>What the state says.</summary>
    public string? MessageOf(string key) => Description ?? (Schema is null ? null : $"Waits for input '{key}'.");
}
