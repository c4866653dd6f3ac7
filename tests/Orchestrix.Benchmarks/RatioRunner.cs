using System.Globalization;

namespace Orchestrix.Benchmarks;

/// <summary>
/// Runs rows in interleaved rounds, and prints the medians: one line a row, whose last word is the verdict. Rows that share a workload are measured together, and
/// what they hold is let go before the next ones begin.
/// </summary>
static class RatioRunner
{
    public static void Run(IEnumerable<Func<IReadOnlyList<RatioRow>>> groups, string[] prefixes)
    {
        foreach (var make in groups)
        {
            RunGroup([.. make().Where(r => prefixes.Length == 0 || prefixes.Any(p => r.Name.StartsWith(p, StringComparison.Ordinal)))]);
            GC.Collect();
        }
    }

    static void RunGroup(List<RatioRow> rows)
    {
        for (var i = 0; i < rows.Select(r => r.WarmUps).DefaultIfEmpty().Max(); i++)
            foreach (var row in rows)
                if (i < row.WarmUps) row.Measure();

        List<(double Ours, double Peer)>[] rounds = [.. rows.Select(_ => new List<(double, double)>())];
        for (var i = 0; i < rows.Select(r => r.Rounds).DefaultIfEmpty().Max(); i++)
            for (var r = 0; r < rows.Count; r++)
                if (i < rows[r].Rounds) rounds[r].Add(rows[r].Measure());

        for (var r = 0; r < rows.Count; r++) Print(rows[r], rounds[r]);
    }

    static void Print(RatioRow row, List<(double Ours, double Peer)> rounds)
    {
        var ours = Median(rounds.Select(r => r.Ours));
        var peer = Median(rounds.Select(r => r.Peer));
        var ratio = Median(rounds.Select(r => r.Peer == 0 ? (r.Ours == 0 ? 0 : double.PositiveInfinity) : r.Ours / r.Peer));
        var isReached = row.IsLimit ? ours <= row.Target : ratio <= row.Target;
        var target = row.IsLimit ? string.Create(CultureInfo.InvariantCulture, $"<={row.Target:#,0.##}{row.Unit}") : string.Create(CultureInfo.InvariantCulture, $"<={row.Target:0.0#}x");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-72}  {ours,10:0.##}{row.Unit}  {peer,10:0.##}{row.Unit}  {ratio,6:0.00}x  {target,9}  {(isReached ? "ok" : "short")}"));
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
