open System
open System.Linq
open Microsoft.Extensions.DependencyInjection
open Microsoft.Extensions.Hosting
open Orchestrix
open Orchestrix.Channels
open Orchestrix.Hosting
open Orchestrix.Runs

[<assembly: TrackedByHand>]
do ()

let told = InMemoryChannel "told"

let configure (o: OrchestrixBuilder) =
    o
        .AddChannel(told)
        .AddFlow(Names.build)
        .AddFlowsOfCompanyPrices() // a library in C#, whose compiler has told what it declares
        .AddAutomation("tell me", When.Flow("build_names").Completes(), [ Then.Notify("told", "{{ flow_run.flow.name }} is done") ])
        .AddAutomation("once more", When.Event [ "again" ], [ Then.RunFlow(Func<_>(fun () -> Names.build.CallAsync 1)) ])
    |> ignore

task {
    let services = ServiceCollection()
    services.AddOrchestrix(configure) |> ignore
    use provider = services.BuildServiceProvider()
    let hosted = provider.GetServices<IHostedService>().ToList()

    for service in hosted do
        do! service.StartAsync Threading.CancellationToken.None

    let! names = Names.build.CallAsync 2

    for service in hosted do
        do! service.StopAsync Threading.CancellationToken.None

    let host = provider.GetRequiredService<OrchestrixHost>()
    let! flows = host.Runs.FlowRunsAsync().ToListAsync()
    let! tasks = host.Runs.TaskRunsAsync(flows[0].Id).ToListAsync()
    let attempts = tasks |> Seq.sumBy _.RunCount
    let known = host.Flows.Flows |> Seq.map _.Name |> String.concat ", "
    printfn $"fsharp: {names}, {tasks.Count} task runs with {attempts} attempts, {told.Notifications.Count} notifications, flows known: {known}"

    return
        if names = [ "name 1"; "name 2" ] && tasks.Count = 4 && attempts = 5 && told.Notifications.Count = 1 && known = "build_names, company-total" then
            0
        else
            1
}
|> _.GetAwaiter().GetResult()
|> exit
