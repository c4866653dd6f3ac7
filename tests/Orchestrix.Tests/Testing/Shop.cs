using Microsoft.Extensions.Logging;

namespace Orchestrix.Tests.Testing;

/// <summary>Flows as users write them.</summary>
static class Shop
{
    [Flow]
    public static async Task<int> Total(int orders, CancellationToken ct = default)
    {
        var total = 0;
        for (var order = 1; order <= orders; order++) total += Round(await Price(order, ct));
        RunContext.Current.Logger.LogInformation("The total is {Total}", total);
        return total;
    }

    [Task(Retries = 3, RetryDelaySeconds = 7200)]
    public static async Task<double> Price(int order, CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return order + 0.4;
    }

    [Task]
    static int Round(double price) => (int)Math.Round(price);

    [Task(Retries = 2, RetryDelaySeconds = 3600)]
    public static string Label(string name) => name;

    [Flow]
    public static string LabelAll() => Label("a") + Label("b");

    [Task]
    public static void Store(int order) => throw new InvalidOperationException($"There is no store for {order}.");

    [Task]
    public static ValueTask<int> Stock(int order) => new(order);

    [Task]
    public static Task Ship(int order) => throw new InvalidOperationException($"There is no ship for {order}.");

    [Flow]
    public static async Task<int> Deliver(int order)
    {
        Store(order);
        await Ship(order);
        return await Stock(order);
    }

    [Flow]
    public static async Task Wait(TimeSpan duration, TimeProvider time, CancellationToken ct = default) => await Task.Delay(duration, time, ct);

    [Flow]
    public static async Task<List<(int Branch, DateTimeOffset At)>> WaitInBranches(TimeProvider time, params int[] hours)
    {
        List<(int, DateTimeOffset)> done = [];
        await Task.WhenAll(hours.Select(async (h, branch) =>
        {
            await Task.Delay(TimeSpan.FromHours(h), time);
            lock (done) done.Add((branch, time.GetUtcNow()));
        }));
        return done;
    }

    [Flow]
    public static async Task Block(ManualResetEventSlim until)
    {
        await Task.Yield();
        until.Wait();
    }

    [Flow]
    public static Task Hang(CancellationToken ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
}

/// <summary>Has a task with the same name as another class, and a private one.</summary>
static class Archive
{
    [Flow]
    public static string Keep(string text) => Clean(text) + Tidy();

    [Task]
    static string Clean(string text) => text.Trim();

    [Task]
    static string Tidy() => "archive";
}

static class Attic
{
    [Flow]
    public static string Search() => Tidy();

    [Task]
    static string Tidy() => "attic";
}

/// <summary>A flow that is an ordinary service.</summary>
sealed class Ordering(IPrices prices, TimeProvider time, ILogger<Ordering> logger)
{
    [Flow]
    public async Task<decimal> Order(string article)
    {
        await Task.Delay(TimeSpan.FromDays(1), time);
        logger.LogInformation("Ordering {Article}", article);
        return await Ask(article);
    }

    [Task]
    Task<decimal> Ask(string article) => prices.OfAsync(article);
}

public interface IPrices
{
    Task<decimal> OfAsync(string article);
}
