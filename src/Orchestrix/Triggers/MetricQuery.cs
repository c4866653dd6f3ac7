namespace Orchestrix.Triggers;

/// <summary>A figure of flow runs, and what it is compared with.</summary>
public sealed record MetricQuery
{
    static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    /// <summary>The figure.</summary>
    public required MetricName Name { get; init; }

    /// <summary>How it is compared.</summary>
    public required MetricOperator Operator { get; init; }

    /// <summary>What it is compared with: a fraction from 0 to 1 for <see cref="MetricName.Successes"/>, else seconds.</summary>
    public required double Threshold { get; init; }

    /// <summary>Over which time, ending now, the figure is taken.</summary>
    /// <value>By default 5 minutes, which is the least that documents may say.</value>
    public TimeSpan Range { get; init; } = Usual;

    /// <summary>How long the comparison has to hold without a break, and has not to hold for the trigger to be resolved.</summary>
    /// <value>By default 5 minutes, which is the least that documents may say.</value>
    public TimeSpan FiringFor { get; init; } = Usual;

    /// <summary>Whether the comparison holds.</summary>
    /// <param name="value">The figure; <see langword="null"/> when no run counts, and then nothing holds.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Holds(double? value) => value is { } figure && Operator switch
    {
        MetricOperator.LessThan => figure < Threshold,
        MetricOperator.AtMost => figure <= Threshold,
        MetricOperator.GreaterThan => figure > Threshold,
        _ => figure >= Threshold,
    };
}
