Imports System.Threading
Imports Microsoft.Extensions.DependencyInjection
Imports Microsoft.Extensions.Hosting
Imports Orchestrix
Imports Orchestrix.Hosting

<Assembly: TrackedByHand>

Module Program

    ReadOnly FetchTask As TrackedTask = Tracked.Task(New TaskAttribute("Fetch") With {.Retries = 1})

    ReadOnly BuildFlow As TrackedFlow = Tracked.Flow("build_names")

    Function FetchAsync(number As Integer, token As CancellationToken) As Task(Of String)
        Return FetchTask.CallAsync(number,
            Async Function(input, stopping)
                Await Task.Yield()
                Return $"name {input}"
            End Function, token)
    End Function

    Function BuildAsync(count As Integer, Optional token As CancellationToken = Nothing) As Task(Of List(Of String))
        Return BuildFlow.CallAsync(count,
            Async Function(input, stopping)
                Dim names As New List(Of String)
                For number = 1 To input
                    names.Add(Await FetchAsync(number, stopping))
                Next
                Return names
            End Function, token)
    End Function

    Function Main() As Integer
        Return RunAsync().GetAwaiter().GetResult()
    End Function

    Async Function RunAsync() As Task(Of Integer)
        Dim services As New ServiceCollection()
        services.AddOrchestrix(Sub(o) o.AddFlow(BuildFlow).AddTask(FetchTask))
        Using provider = services.BuildServiceProvider()
            For Each service In provider.GetServices(Of IHostedService)()
                Await service.StartAsync(CancellationToken.None)
            Next

            Dim names = Await BuildAsync(2)
            Dim host = provider.GetRequiredService(Of OrchestrixHost)()
            Dim flows = Await host.Runs.FlowRunsAsync().ToListAsync()
            Dim tasks = Await host.Runs.TaskRunsAsync(flows(0).Id).ToListAsync()
            Console.WriteLine($"vb: {String.Join(", ", names)}: {flows.Count} flow runs, {tasks.Count} task runs, {host.Flows.Flows.Count} flows known")
            Return If(flows.Count = 1 AndAlso tasks.Count = 2 AndAlso host.Flows.Flows.Count = 1, 0, 1)
        End Using
    End Function

End Module
