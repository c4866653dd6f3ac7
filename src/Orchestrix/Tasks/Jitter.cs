namespace Orchestrix.Tasks;

/// <summary>
/// Spreads pauses as independent arrivals are spread: an exponential variate around the pause, cut off above at 1 + factor, and below so far that the mean
/// stays near the pause.
/// </summary>
static class Jitter
{
    /// <summary>What a pause is multiplied by.</summary>
    /// <param name="factor">How far above 1 the multiple may be.</param>
    /// <param name="chance">At least 0 and less than 1.</param>
    public static double Multiple(double factor, double chance)
    {
        var most = 1 + factor;
        var least = -Math.Log2(1 - Math.Pow(2, -most));
        var (atLeast, atMost) = (Math.Exp(-least), Math.Exp(-most));
        return Math.Clamp(-Math.Log(atLeast + (chance * (atMost - atLeast))), least, most);
    }
}
