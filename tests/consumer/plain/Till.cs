namespace Company.Plain;

/// <summary>Code that names nothing of Orchestrix, and calls a flow all the same: of a library that it references.</summary>
public static class Till
{
    /// <summary>Adds the articles up.</summary>
    public static Task<decimal> SumAsync(params string[] articles) => Prices.Catalog.TotalAsync(articles);
}
