using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

// A native program: every way in which a generated call reaches a method is used once.
ServiceCollection services = [];
var told = 0;
services.AddOrchestrix(o => o.AddAutomation("tell", When.Flow(Stock.Count).Completes(), Then.Do("tell", _ => told++)));
await using var provider = services.BuildServiceProvider();
var hosted = provider.GetServices<IHostedService>().ToList();
foreach (var service in hosted) await service.StartAsync(default);

var total = await Stock.Count(new Shelf(2), CancellationToken.None);

foreach (var service in hosted) await service.StopAsync(default);
var runs = provider.GetRequiredService<OrchestrixHost>().RunQueries;
var flowRuns = await runs.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await runs.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
Console.WriteLine($"aot: {total}, {flowRuns} flow runs, {taskRuns} task runs, {told} told, {(System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported ? "jitted" : "native")}");
return (total, flowRuns, taskRuns, told, System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported) == (42, 1, 10, 1, false) ? 0 : 1;
