using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

// A native program: every way in which a generated call reaches a method is used once.
ServiceCollection services = [];
services.AddOrchestrix();
await using var provider = services.BuildServiceProvider();
var hosted = provider.GetServices<IHostedService>().ToList();
foreach (var service in hosted) await service.StartAsync(default);

var total = await Stock.Count(new Shelf(2), CancellationToken.None);

foreach (var service in hosted) await service.StopAsync(default);
var runs = provider.GetRequiredService<OrchestrixHost>().RunQueries;
var flowRuns = await runs.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await runs.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
Console.WriteLine($"aot: {total}, {flowRuns} flow runs, {taskRuns} task runs, {(System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported ? "jitted" : "native")}");
return (total, flowRuns, taskRuns, System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported) == (24, 1, 7, false) ? 0 : 1;
