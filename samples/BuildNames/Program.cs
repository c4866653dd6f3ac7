using BuildNames;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;

if (Settings.Parse(args, out var mistakes) is not { } settings)
{
    foreach (var mistake in mistakes) Console.Error.WriteLine(mistake);
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

await using var people = new PeopleServer(settings.IsFlaky);
Names.Endpoint = settings.Url ?? people.Url;

var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders(); // the report prints the runs' own lines
builder.Services.AddOrchestrix(o => o
    .AddAutomation("tell me",
        When.Flow(Names.BuildNames).Completes(),
        Then.Notify("console", done => $"{done.Run!.Name} has built {((List<string>)done.Result!).Count} names"))
    .AddAutomation("again, with half as many",
        When.Flow(Names.BuildNames).Completes().ExceptOwnEffects(),
        Then.RunFlow(() => Names.BuildNames(num: Math.Max(1, settings.Count / 2))).After(settings.Delay))
    .AddAutomation("no run over two seconds",
        When.Flow(Names.WaitForEver).Stays(StateType.Running).For(2.Seconds()),
        Then.CancelFlowRun()));

using var app = builder.Build();
await app.StartAsync();
var orchestrix = app.Services.GetRequiredService<OrchestrixHost>();
Report report = new();
using var subscription = orchestrix.Events.Subscribe(report);

var names = await Names.BuildNames(settings.Count);
Console.WriteLine(string.Join(", ", names));

try
{
    await Names.WaitForEver(TimeProvider.System);
}
catch (OperationCanceledException)
{
    Console.WriteLine("wait_for_ever was cancelled by the automation.");
}

// Until the follow-up run has ended; a loop would show as a second one.
await foreach (var e in orchestrix.Events.ReadAsync(after: 0))
    if (e is RunStateChanged { State.IsTerminal: true, Run: FlowRun { Cause: not null } }) break;

await app.StopAsync();
await report.Completed;

Console.WriteLine($"BuildNames: {names.Count} names, {report.TaskRuns} task runs, {report.Events} events, {report.Notifications} notifications, {report.FollowUps} follow-up run");
var isAsExpected = names.Count == settings.Count && report is { Notifications: 2, FollowUps: 1, CancelledByAutomation: 1 };
if (!isAsExpected) Console.Error.WriteLine("Something that should have happened did not.");
return isAsExpected ? 0 : 1;
