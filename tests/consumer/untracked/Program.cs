using Company.Plain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs.Queries;

// A project that turned tracking off: its calls are ordinary calls, and the host says so when it starts.
using Lines lines = new();
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Logging.AddProvider(lines);
builder.Services.AddOrchestrix();
await Till.SumAsync("tea"); // so that its assembly is there when the host looks
using var host = builder.Build();
await host.StartAsync();

var greeting = await Greetings.Greet("Ada");

await host.StopAsync();
var runs = await host.Services.GetRequiredService<OrchestrixHost>().RunQueries.CountAsync(new() { Kind = RunKind.All });
var told = new[] { "Plain", "Untracked" }.Count(name => lines.Warnings.Exists(w => w.StartsWith($"Assembly {name} uses Orchestrix, or a library with flows, but was compiled without tracking", StringComparison.Ordinal)));
Console.WriteLine($"untracked: {greeting}, {runs} runs, {told} of {lines.Warnings.Count} warnings name an assembly");
return greeting == "HELLO ADA" && runs == 0 && told == 2 && lines.Warnings.Count == 2 ? 0 : 1;

static class Greetings
{
    [Flow]
    public static async Task<string> Greet(string name) => await Polish($"hello {name}");

    [Task]
    static Task<string> Polish(string text) => Task.FromResult(text.ToUpperInvariant());
}

sealed class Lines : ILoggerProvider, ILogger
{
    public List<string> Warnings { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        lock (Warnings) Warnings.Add(formatter(state, exception));
    }

    public void Dispose() { }
}
