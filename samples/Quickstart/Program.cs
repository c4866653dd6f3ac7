using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOrchestrix(o => o
    .AddAutomation("tell me", When.Flow(Greetings.Greet).Completes(), Then.Notify("console", run => $"Greeted: {run.Result}")));

using var host = builder.Build();
await host.StartAsync();
await Greetings.Greet("Ada");
await host.StopAsync();

static class Greetings
{
    [Flow] public static async Task<string> Greet(string name) => await Polish($"hello {name}");

    [Task(Retries = 3)] static Task<string> Polish(string text) => Task.FromResult(text.ToUpperInvariant());
}
