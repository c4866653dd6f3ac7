using Company.Prices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

// An application that references a library with flows and tasks by package: nothing names Orchestrix, it comes with the library.
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddPrices();     // the flows of the library
builder.Services.AddOrchestrix(); // and those of this project
using var host = builder.Build();
await host.StartAsync();

var text = await Shop.Checkout("tea", "milk");

await host.StopAsync();
var orchestrix = host.Services.GetRequiredService<OrchestrixHost>();
var flowRuns = await orchestrix.RunQueries.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await orchestrix.RunQueries.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
var flows = string.Join(", ", orchestrix.Flows.Flows.Select(f => f.Name).Order(StringComparer.Ordinal));
Console.WriteLine($"library-app: {text}, {flowRuns} flow runs, {taskRuns} task runs, flows known: {flows}");
return (text, flowRuns, taskRuns, flows) == ("7.80", 2, 4, "Checkout, company-total") ? 0 : 1;

static class Shop
{
    [Flow]
    public static async Task<string> Checkout(params string[] articles) => Catalog.Format(await Catalog.TotalAsync(articles));
}
