using Orchestrix.Triggers;

namespace Orchestrix.Actions;

/// <summary>What is known of a firing beyond what every action needs.</summary>
sealed record FiringDetails
{
    public static FiringDetails Unknown { get; } = new();

    /// <summary>What the automation is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>The automation's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public TriggerState State { get; init; }

    /// <summary>The figure of a metric; null for other triggers.</summary>
    public double? Value { get; init; }

    /// <summary>The firings that a composite's firing is made of.</summary>
    public IReadOnlyList<PartFiring> Parts { get; init; } = [];
}
