/// Flows and tasks in F#: functions whose bodies are given to a flow or task by hand, so that each call of them is tracked.
module Names

open System.Threading
open System.Threading.Tasks
open Orchestrix

let private fetchTask = Tracked.Task(TaskAttribute("Fetch", Retries = 3, RetryDelaySeconds = 0.01))

let private cleanTask = Tracked.Task "Clean"

let mutable private failures = 1

let fetch (number: int) (token: CancellationToken) =
    fetchTask.CallAsync(
        number,
        (fun number _ ->
            task {
                do! Task.Yield()
                if Interlocked.Decrement(&failures) >= 0 then failwith "not yet"
                return $" name {number} "
            }),
        token
    )

let clean (raw: string) = cleanTask.Call(raw, (fun raw _ -> raw.Trim()))

/// A flow with a body of its own can be started by its name.
let build =
    Tracked
        .Flow("build_names")
        .WithBody(fun (count: int) token ->
            task {
                let names = ResizeArray<string>()

                for number in 1..count do
                    let! raw = fetch number token
                    names.Add(clean raw)

                return List.ofSeq names
            })
