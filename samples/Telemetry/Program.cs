using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Orchestrix;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOrchestrix(o => o
    .AddAutomation("tell me", When.Flow(Reports.Report).Completes(), Then.Notify("console", run => $"Reported: {run.Result}")));

// One name for both; everything else is OpenTelemetry's own. Here it is printed, elsewhere it is AddOtlpExporter().
builder.Services.AddOpenTelemetry()
    .WithTracing(t => t.AddSource(OrchestrixDiagnostics.Name).AddConsoleExporter())
    .WithMetrics(m => m.AddMeter(OrchestrixDiagnostics.Name).AddConsoleExporter());

using var host = builder.Build();
await host.StartAsync();
await Reports.Report("one two three");
await host.StopAsync();

static class Reports
{
    [Flow("report")] public static async Task<string> Report(string text) => $"{await Count(text)} words";

    [Task] static Task<int> Count(string text) => Task.FromResult(text.Split(' ').Length);
}
