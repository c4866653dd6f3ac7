using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>Starts a run of a flow. Immutable.</summary>
public sealed class RunFlowAction : IAutomationAction
{
    readonly Func<ActionContext, CapturedCall> capture;
    readonly CapturedCall? sample;
    readonly string? mistake;
    readonly TimeSpan delay;

    internal RunFlowAction(Func<CapturedCall> capture) : this(_ => capture(), null, null, default)
    {
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

    internal RunFlowAction(Func<ActionContext, CapturedCall> capture) : this(capture, null, null, default) { }

    RunFlowAction(Func<ActionContext, CapturedCall> capture, CapturedCall? sample, string? mistake, TimeSpan delay)
    {
        this.capture = capture;
        this.sample = sample;
        this.mistake = mistake;
        this.delay = delay;
    }

    /// <inheritdoc/>
    public string Type => "run-flow";

    /// <summary>How long after the firing the run begins.</summary>
    /// <value>By default zero: at once.</value>
    public TimeSpan Delay => delay;

    /// <summary>The flow; <see langword="null"/> when it is known only at the firing.</summary>
    public FlowDefinition? Flow => sample?.Definition as FlowDefinition;

    /// <summary>Lets the run begin some time after the firing.</summary>
    /// <param name="time">How long after; not negative.</param>
    /// <returns>A new action.</returns>
    public RunFlowAction After(TimeSpan time) => new(capture, sample, mistake, time);

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var call = Capture(context);
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
        if (mistake is not null) yield return mistake;
        if (delay < TimeSpan.Zero) yield return $"it starts a flow after {delay}, which is in the past. Give a time that is not negative, for example After(10.Seconds()).";
    }

    CapturedCall Capture(ActionContext context)
    {
        try
        {
            var call = capture(context);
            return call.Definition is FlowDefinition ? call : throw new ActionFailedException($"'{call.Definition.Name}' is a task. Only flows can be started.");
        }
        catch (CallCaptureException exception)
        {
            throw new ActionFailedException(exception.Message, exception);
        }
    }
}
