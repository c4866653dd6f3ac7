using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Channels;
using Orchestrix.Hosting;
using Orchestrix.Runs;

// A stranger's console application: nothing but the package.
InMemoryChannel told = new("told");
ServiceCollection services = [];
services.AddOrchestrix(o => o
    .AddChannel(told)
    .AddAutomation("tell me", When.Flow(() => Names.Build(0, default)).Completes(), Then.Notify("told", run => $"{run.Run?.Name} is done")));
await using var provider = services.BuildServiceProvider();
var hosted = provider.GetServices<IHostedService>().ToList();
foreach (var service in hosted) await service.StartAsync(default);

var names = await Names.Build(2, CancellationToken.None);
foreach (var service in hosted) await service.StopAsync(default);

var runs = provider.GetRequiredService<OrchestrixHost>();
var taskRuns = 0;
await foreach (var flow in runs.Runs.FlowRunsAsync())
    await foreach (var task in runs.Runs.TaskRunsAsync(flow.Id)) taskRuns += task.State.Type == StateType.Completed ? 1 : 0;

Console.WriteLine($"{string.Join(", ", names)}: {taskRuns} task runs, {told.Notifications.Count} notifications, {runs.Flows.Flows.Count} flows known");
return taskRuns == 4 && told.Notifications.Count == 1 && runs.Flows.Flows.Count == 1 ? 0 : 1;

static class Names
{
    [Flow]
    public static async Task<List<string>> Build(int count, CancellationToken cancellationToken)
    {
        List<string> names = [];
        for (var number = 0; number < count; number++) names.Add(Clean(await Fetch(number, cancellationToken)));
        return names;
    }

    [Task(Retries = 3, RetryDelaySeconds = 2, Key = "name-{number}")]
    static Task<string> Fetch(int number, CancellationToken cancellationToken) => Task.FromResult($" name {number} ");

    [Task]
    static string Clean(string raw) => raw.Trim();
}
