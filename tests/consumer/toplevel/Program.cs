using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

// A program of top-level statements: it calls from the statements themselves, from Program's other part and from a class in the same file.
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddOrchestrix();
using var host = builder.Build();
await host.StartAsync();

var total = Half(10) + Enumerable.Range(1, 2).Sum(n => Half(n)) + await Report(3) + Rooms.Count("two, three");

await host.StopAsync();
var runs = host.Services.GetRequiredService<OrchestrixHost>().RunQueries;
var flowRuns = await runs.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await runs.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
Console.WriteLine($"toplevel: {total}, {flowRuns} flow runs, {taskRuns} task runs");
return (total, flowRuns, taskRuns) == (9, 1, 6) ? 0 : 1;

partial class Program
{
    [Flow]
    static async Task<int> Report(int number)
    {
        await Task.Yield();
        return Half(number);
    }

    [Task]
    static int Half(int number) => number / 2;
}

static class Rooms
{
    public static int Count(string text) => Split(text).Count;

    [Task]
    static List<string> Split(string text) => [.. text.Split(", "), .. Nothing()];

    [Task]
    static string[] Nothing() => [];
}
