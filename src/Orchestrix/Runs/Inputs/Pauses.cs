using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>Pauses and receives for the flow run of the code that executes now.</summary>
static class Pauses
{
    public static async Task WaitAsync(PauseRequest request, bool suspends, CancellationToken cancellationToken) =>
        await WaitAsync(Current("pause"), Checked(request), suspends, cancellationToken).ConfigureAwait(false);

    public static async Task<T> WaitForAsync<T>(PauseOptions<T> options, bool suspends, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var run = Current("pause");
        var inputs = run.Engine.Inputs;
        var request = Checked(new PauseRequest(options.Key, options.Timeout, options.Description)
        {
            Schema = inputs.SchemaOf<T>(),
            Extras = options.HasInitial || options.IsSensitive ? new PauseExtras(options.HasInitial ? inputs.Write(options.Initial!) : null, options.IsSensitive) : PauseExtras.None,
        });
        var input = await WaitAsync(run, request, suspends, cancellationToken).ConfigureAwait(false);
        return input is { } value ? inputs.Read<T>(value) : throw new PauseException($"The pause '{request.Key}' of run {run.Name} was passed before, without input. Give each pause a key of its own.");
    }

    public static async IAsyncEnumerable<RunMessage<T>> ReceiveAsync<T>(string name, TimeSpan timeout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var run = Current("receive");
        var inputs = run.Engine.Inputs;
        inputs.Listen();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(run.Engine.TokenOf(run), cancellationToken);
        while (await RunInputs.PausesOf(run).Mailbox.ReceiveAsync(name, timeout, both.Token).ConfigureAwait(false) is { } message)
            yield return new RunMessage<T>(run, message, inputs.Read<T>(message.Message));
    }

    static Task<JsonElement?> WaitAsync(FlowRun run, PauseRequest request, bool suspends, CancellationToken cancellationToken)
    {
        foreach (var token in (ReadOnlySpan<CancellationToken>)[run.Engine.TokenOf(run), cancellationToken])
            if (token.IsCancellationRequested) return Task.FromCanceled<JsonElement?>(token); // nobody begins to wait who is to stop

        if (RunInputs.PausesOf(run).Begin(request, suspends, out var input) is not { } pause) return Task.FromResult(input);
        return suspends ? throw new RunSuspendedException(run) : WaitAsync(run, pause, cancellationToken);
    }

    static async Task<JsonElement?> WaitAsync(FlowRun run, OpenPause pause, CancellationToken cancellationToken)
    {
        var pauses = RunInputs.PausesOf(run);
        await using var stopping = Watch(run.Engine.TokenOf(run)).ConfigureAwait(false);
        await using var leaving = Watch(cancellationToken).ConfigureAwait(false);
        return await pause.Task.ConfigureAwait(false);

        CancellationTokenRegistration Watch(CancellationToken token) => token.UnsafeRegister(_ =>
        {
            if (pauses.TryLeave(pause, token)) run.Engine.Inputs.Forget(pause);
        }, null);
    }

    static PauseRequest Checked(PauseRequest request)
    {
        if (request.Key is { Length: 0 }) throw new ArgumentException("The key of a pause is empty. Give it a name, or none.", nameof(request));
        if (request.Timeout is { } timeout && timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(request), timeout, "The timeout of a pause has to be positive, or Timeout.InfiniteTimeSpan.");
        return request;
    }

    static FlowRun Current(string what) => Ambient.Run switch
    {
        FlowRun flow => flow,
        TaskRun task => throw new PauseException($"Task run {task.Name} of '{task.Definition.Name}' cannot {what}: that belongs to its flow. Do it there, before or after the task."),
        _ => throw new PauseException($"There is no flow run here that could {what}. Call this from within a method marked with [Flow], while a host tracks it."),
    };
}
