namespace Orchestrix.Limits;

/// <summary>A named limit: slots that are held and given back, or a rate at which slots are used up. Immutable.</summary>
public sealed record LimitDefinition
{
    /// <summary>A limit.</summary>
    /// <param name="name">The name; <c>tag:x</c> applies to every task with the tag x.</param>
    /// <param name="slots">How many slots there are; of a rate, how many may be taken at once. 0 refuses everybody.</param>
    /// <param name="perSecond">How many slots come back each second, for a rate; <see langword="null"/> when they come back from those who hold them.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 0 slots, or not more than 0 or more than 1,000,000 come back each second.</exception>
    public LimitDefinition(string name, int slots, double? perSecond = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(slots);
        if (perSecond is { } rate && !(rate is > 0 and <= 1_000_000)) throw new ArgumentOutOfRangeException(nameof(perSecond), rate, "A rate is more than 0 and at most 1,000,000 a second.");
        Name = name;
        Slots = slots;
        PerSecond = perSecond;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How many slots there are.</summary>
    public int Slots { get; internal init; }

    /// <summary>How many slots come back each second; <see langword="null"/> for slots that are held.</summary>
    public double? PerSecond { get; }

    /// <summary>Whether the limit limits; an inactive one lets everybody pass.</summary>
    /// <value>By default <see langword="true"/>.</value>
    public bool IsActive { get; init; } = true;

    /// <summary>How long one slot of a rate takes to come back, in ticks of 100 ns.</summary>
    internal long TicksPerSlot => PerSecond is { } rate ? Math.Max(1, (long)(TimeSpan.TicksPerSecond / rate)) : 0;
}
