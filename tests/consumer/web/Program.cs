using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;
using Web;

// A web application: an endpoint's lambda calls a flow, a page's code-behind calls a task.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider(); // leaves no keys behind
builder.Services.AddOrchestrix();
builder.Services.AddRazorPages();
await using var app = builder.Build();
app.MapGet("/orders/{count:int}", async (int count, CancellationToken cancellationToken) => await Orders.Place(count, cancellationToken));
app.MapRazorPages();
await app.StartAsync();

using var http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
var placed = await http.GetStringAsync("/orders/2");
var page = await http.GetStringAsync("/");
await app.StopAsync();

var runs = app.Services.GetRequiredService<OrchestrixHost>().RunQueries;
var flowRuns = await runs.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await runs.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
var greets = page.Contains("<h1>Hello, guest</h1>", StringComparison.Ordinal);
Console.WriteLine($"web: {placed} placed, {(greets ? "greets" : page)}, {flowRuns} flow runs, {taskRuns} task runs");
return (placed, greets, flowRuns, taskRuns) == ("2", true, 1, 3) ? 0 : 1;
