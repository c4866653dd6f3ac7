using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;
using Worker;

// A worker service: a background service that the host makes calls flows, and stops the host when it is done.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddOrchestrix();
builder.Services.AddSingleton<Mailbox>();
builder.Services.AddHostedService<Sender>();
using var host = builder.Build();
var runs = host.Services.GetRequiredService<OrchestrixHost>().RunQueries;
var mailbox = host.Services.GetRequiredService<Mailbox>();
await host.RunAsync();

var flowRuns = await runs.CountAsync(new() { Kind = RunKind.FlowRuns, StateTypes = [StateType.Completed] });
var taskRuns = await runs.CountAsync(new() { Kind = RunKind.TaskRuns, StateTypes = [StateType.Completed] });
Console.WriteLine($"worker: {mailbox.Sent} sent, {flowRuns} flow runs, {taskRuns} task runs");
return (mailbox.Sent, flowRuns, taskRuns) == (3, 2, 3) ? 0 : 1;
