using HotReload;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;

ServiceCollection services = [];
services.AddOrchestrix();
await using var provider = services.BuildServiceProvider();
foreach (var service in provider.GetServices<IHostedService>()) await service.StartAsync(default);
var runs = provider.GetRequiredService<OrchestrixHost>().Runs;

for (int iteration = 0, before = 0; iteration < 240; iteration++)
{
    var result = Work.Once();
    var now = 0;
    await foreach (var flow in runs.FlowRunsAsync())
        await foreach (var task in runs.TaskRunsAsync(flow.Id)) now++;
    Console.WriteLine($"process {Environment.ProcessId}: result {result}, {now - before} task runs");
    before = now;
    await Task.Delay(500);
}
