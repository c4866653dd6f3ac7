using System.Globalization;

namespace Orchestrix.Benchmarks;

/// <summary>Runs rows in interleaved rounds, and prints the medians: one line a row, whose last word is the verdict.</summary>
static class RatioRunner
{
    const int WarmUps = 3, Rounds = 7;

    public static void Run(IReadOnlyList<RatioRow> rows, string[] prefixes)
    {
        var chosen = rows.Where(r => prefixes.Length == 0 || prefixes.Any(p => r.Name.StartsWith(p, StringComparison.Ordinal))).ToList();
        for (var i = 0; i < WarmUps; i++)
            foreach (var row in chosen) row.Measure();

        List<(double Ours, double Peer)>[] rounds = [.. chosen.Select(_ => new List<(double, double)>())];
        for (var i = 0; i < Rounds; i++)
            for (var r = 0; r < chosen.Count; r++) rounds[r].Add(chosen[r].Measure());

        for (var r = 0; r < chosen.Count; r++) Print(chosen[r], rounds[r]);
    }

    static void Print(RatioRow row, List<(double Ours, double Peer)> rounds)
    {
        var ours = Median(rounds.Select(r => r.Ours));
        var peer = Median(rounds.Select(r => r.Peer));
        var ratio = Median(rounds.Select(r => r.Peer == 0 ? (r.Ours == 0 ? 0 : double.PositiveInfinity) : r.Ours / r.Peer));
        var isReached = row.IsLimit ? ours <= row.Target : ratio <= row.Target;
        var target = row.IsLimit ? $"<={row.Target:N0}{row.Unit}" : string.Create(CultureInfo.InvariantCulture, $"<={row.Target:0.0#}x");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-58}  {ours,10:0.#}{row.Unit}  {peer,10:0.#}{row.Unit}  {ratio,6:0.00}x  {target,9}  {(isReached ? "ok" : "short")}"));
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
