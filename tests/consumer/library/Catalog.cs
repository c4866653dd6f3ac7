using Orchestrix;

namespace Company.Prices;

/// <summary>A class library with flows and tasks of its own.</summary>
public static class Catalog
{
    /// <summary>Adds prices up: a flow that the library's users call.</summary>
    [Flow("company-total")]
    public static async Task<decimal> TotalAsync(IEnumerable<string> articles)
    {
        var total = 0m;
        foreach (var article in articles) total += await Price.OfAsync(article);
        return Rounded(total);
    }

    /// <summary>A task that the library's users call.</summary>
    [Task]
    public static string Format<T>(T amount) where T : IFormattable => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    [Task]
    static decimal Rounded(decimal amount) => decimal.Round(amount, 1);
}
