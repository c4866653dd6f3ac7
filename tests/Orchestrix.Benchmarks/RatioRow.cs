namespace Orchestrix.Benchmarks;

/// <summary>A figure of ours beside that of a peer or a limit.</summary>
/// <param name="Name">The row's name; its beginning chooses it on the command line.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Target">The ratio, or for a limit the figure, that ours must not exceed.</param>
/// <param name="Measure">Takes one round: ours, and the peer's. A limit's round returns the target as the peer's figure.</param>
sealed record RatioRow(string Name, string Unit, double Target, Func<(double Ours, double Peer)> Measure)
{
    /// <summary>Whether the target is a figure of its own, rather than a multiple of the peer's.</summary>
    public bool IsLimit { get; init; }

    /// <summary>How many rounds are judged; fewer where one takes long.</summary>
    public int Rounds { get; init; } = 9;

    /// <summary>How many rounds are thrown away before: until the code is compiled well, and caches and windows are full.</summary>
    public int WarmUps { get; init; } = 4;

    /// <summary>A figure that has to stay below a bound, whatever others reach.</summary>
    public static RatioRow Limit(string name, string unit, double limit, Func<double> measure) => new(name, unit, limit, () => (measure(), limit)) { IsLimit = true };

    /// <summary>A rate that has to reach a part of another rate. Both figures are times, so the other's may be exceeded by so much.</summary>
    public static RatioRow Rate(string name, double part, Func<(double Ours, double Peer)> measure) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} (rate >= {part:0.0#}x)"), "ns", 1 / part, measure);
}
