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
}
