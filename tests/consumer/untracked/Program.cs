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
using var host = builder.Build();
await host.StartAsync();

var greeting = await Greetings.Greet("Ada");

await host.StopAsync();
var runs = await host.Services.GetRequiredService<OrchestrixHost>().RunQueries.CountAsync(new() { Kind = RunKind.All });
var warning = lines.Warnings.Count == 1 ? lines.Warnings[0] : $"{lines.Warnings.Count} warnings";
Console.WriteLine($"untracked: {greeting}, {runs} runs. {warning}");
return greeting == "HELLO ADA" && runs == 0 && warning.StartsWith("Assembly Untracked uses Orchestrix, but was compiled without tracking", StringComparison.Ordinal) ? 0 : 1;

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
