using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix;
using Orchestrix.Runs;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddOrchestrix();
using var host = builder.Build();
await host.StartAsync();

foreach (var line in await Library.Summarize(["dune", "emma", "", "ulysses"])) Console.WriteLine(line);

await host.StopAsync();

static class Library
{
    // At most two of the submitted calls execute at once; what waits for another lends its place.
    [Flow(MaxConcurrentTasks = 2)]
    public static async Task<List<string>> Summarize(IReadOnlyList<string> titles, CancellationToken ct = default)
    {
        var pages = Library.MapLoad(titles);                            // each begins when there is a place for it
        var words = Library.MapCount(pages);                            // element by element: each begins when its page is there
        var longest = Library.SubmitMax(words[0], words[1]);
        var report = Run.Submit(pages[2].AllowFailure(), page => Describe(page)); // begins whatever became of the page

        List<string> lines = [];
        await foreach (var count in Run.AsCompletedAsync(words, ct)) lines.Add($"{count}: {count.State.Name}");
        lines.Sort(StringComparer.Ordinal);
        lines.Add($"longest of two: {await longest} letters");
        lines.Add(await report);
        return lines;
    }

    [Task(RunName = "load '{title}'")]
    internal static async Task<string> Load(string title, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        return title.Length > 0 ? $"the text of {title}" : throw new ArgumentException("a book needs a title");
    }

    [Task] internal static int Count(string text) => text.Length;

    [Task] internal static int Max(int a, int b) => Math.Max(a, b);

    [Task] static string Describe(RunOutcome<string> page) => $"third page: {page.State.Name}, {page.Exception?.Message}";
}
