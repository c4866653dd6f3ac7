using Orchestrix;

namespace Company.Prices;

static class Price
{
    [Task(Retries = 1)]
    public static async Task<decimal> OfAsync(string article)
    {
        await Task.Yield();
        return article.Length * 1.11m;
    }
}
