using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>Starts a run of a flow. Immutable.</summary>
public sealed class RunFlowAction : IWritableAction
{
    readonly Func<ActionContext, CapturedCall>? capture;
    readonly NamedFlow? named;
    readonly CapturedCall? sample;
    readonly string? mistake;
    readonly TimeSpan delay;

    internal RunFlowAction(Func<CapturedCall> capture)
    {
        this.capture = _ => capture();

        // Once at the start: to know the flow, and to see mistakes before the first firing.
        try
        {
            sample = capture();
            if (sample.Definition is not FlowDefinition) mistake = $"it is to start '{sample.Definition.Name}', which is a task. Only flows can be started.";
        }
        catch (CallCaptureException exception)
        {
            mistake = $"it is to start a flow, but: {exception.Message}";
        }
    }

    internal RunFlowAction(Func<ActionContext, CapturedCall> capture) => this.capture = capture;

    /// <summary>As documents have it.</summary>
    internal RunFlowAction(NamedFlow named) => this.named = named;

    RunFlowAction(RunFlowAction other, TimeSpan delay)
    {
        capture = other.capture;
        named = other.named;
        sample = other.sample;
        mistake = other.mistake;
        this.delay = delay;
    }

    /// <inheritdoc/>
    public string Type => "run-flow";

    /// <summary>How long after the firing the run begins.</summary>
    /// <value>By default zero: at once.</value>
    public TimeSpan Delay => delay;

    /// <summary>The flow; <see langword="null"/> when it is known only at the firing, or by its name alone.</summary>
    public FlowDefinition? Flow => sample?.Definition as FlowDefinition;

    /// <summary>The flow's name; <see langword="null"/> when it is known only at the firing.</summary>
    public string? FlowName => named?.Name ?? Flow?.Name;

    /// <summary>Lets the run begin some time after the firing.</summary>
    /// <param name="time">How long after; not negative.</param>
    /// <returns>A new action.</returns>
    public RunFlowAction After(TimeSpan time) => new(this, time);

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var call = await CaptureAsync(context, cancellationToken).ConfigureAwait(false);
        var run = await context.Runs.StartAsync(
            call,
            new StartOptions
            {
                At = delay == default ? null : context.Fired + delay,
                Cause = context.Cause,
                IdempotencyKey = context.IdempotencyKey,
            },
            cancellationToken).ConfigureAwait(false);
        context.Touch(call.Definition.Resource);
        context.Touch(Resource.InRole("flow-run", $"{ResourceKinds.FlowRun.Text}.{run.Id:D}", [new(LabelNames.ResourceName.Text, run.Name)]));
    }

    /// <inheritdoc/>
    public IEnumerable<string> Validate(ActionValidation host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (mistake is not null) yield return mistake;
        if (delay < TimeSpan.Zero) yield return $"it starts a flow after {delay}, which is in the past. Give a time that is not negative, for example After(10.Seconds()).";
        foreach (var wrong in named?.Mistakes ?? []) yield return wrong;
        if (sample is not null && host.MissingServiceOf(sample) is { } missing) yield return missing;
        if (named is null || !host.IsEnabled || host.Registry is not { } registry) yield break;
        foreach (var wrong in named.MistakesIn(registry, host)) yield return wrong;
    }

    string? IWritableAction.WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => Write(json, arguments, named?.Parameters);

    string? IWritableAction.RenderFields(Utf8JsonWriter json, ActionSubject subject) => Write(json, subject.Json, named?.Rendered(subject));

    string? Write(Utf8JsonWriter json, JsonSerializerOptions arguments, JsonElement? parameters)
    {
        if (mistake is not null) return mistake;
        if (FlowName is not { } name) return "its flow and arguments are made by a delegate at each firing. Give them without it, as in Then.RunFlow(() => Names.BuildNames(5)), or give the delegate a name with Then.Do(name, …).";
        json.WriteString("flow", name);
        json.WritePropertyName("parameters");
        string? refusal = null;
        if (parameters is { } known) known.WriteTo(json);
        else refusal = LiteralArguments.Write(sample!, json, arguments); // not null: there is a name
        json.WriteNumber("schedule_after", delay.Ticks / (decimal)TimeSpan.TicksPerSecond);
        return refusal;
    }

    async ValueTask<CapturedCall> CaptureAsync(ActionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var call = named is null ? capture!(context) : await named.CallAsync(context, cancellationToken).ConfigureAwait(false); // one of them is given
            return call.Definition is FlowDefinition ? call : throw new ActionFailedException($"'{call.Definition.Name}' is a task. Only flows can be started.");
        }
        catch (CallCaptureException exception)
        {
            throw new ActionFailedException(exception.Message, exception);
        }
    }
}
