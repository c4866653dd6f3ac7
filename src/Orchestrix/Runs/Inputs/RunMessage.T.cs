namespace Orchestrix.Runs.Inputs;

/// <summary>A message that a flow run received. Immutable.</summary>
/// <typeparam name="T">What it says.</typeparam>
public sealed class RunMessage<T>
{
    readonly RunEngine engine;
    readonly FlowRun receiver;

    internal RunMessage(FlowRun receiver, MessageInput input, T value)
    {
        engine = receiver.Engine;
        this.receiver = receiver;
        Name = input.Name;
        From = input.From;
        Sent = new DateTimeOffset(input.OccurredTicksOf(0), TimeSpan.Zero);
        Value = value;
    }

    /// <summary>What it says.</summary>
    public T Value { get; }

    /// <summary>The name under which it was sent.</summary>
    public string Name { get; }

    /// <summary>The flow run that sent it; <see langword="null"/> when it came from outside of all runs.</summary>
    public Guid? From { get; }

    /// <summary>When it was sent, in UTC.</summary>
    public DateTimeOffset Sent { get; }

    /// <summary>Sends a message back to the flow run that sent this one.</summary>
    /// <typeparam name="TAnswer">What the answer says.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="name">Its name; by default that of its type.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the log.</param>
    /// <returns>What became of it; refused where nobody can receive it, also when this message came from outside of all runs.</returns>
    public ValueTask<ControlResult> RespondAsync<TAnswer>(TAnswer answer, string? name = null, CancellationToken cancellationToken = default) =>
        From is { } sender
            ? engine.Inputs.SendAsync(sender, name ?? RunInputs.NameOf<TAnswer>(), answer, receiver.Id, cancellationToken)
            : new(new ControlResult(false, null, "The message came from outside of all runs: there is nobody who could receive an answer."));
}
