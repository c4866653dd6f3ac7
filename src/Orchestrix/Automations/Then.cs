using System.Text.Json.Nodes;
using Orchestrix.Actions;
using Orchestrix.Automations.Documents;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix;

/// <summary>Begins to say what an automation does when it fires.</summary>
/// <remarks>
/// Delegates are called for each firing, on a thread of the pool, maybe several at once. One that throws is called again after a pause, unless it
/// throws <see cref="ActionFailedException"/>.
/// </remarks>
/// <example><code>
/// Then.Notify("ops", context =&gt; $"{context.Run?.Name} has ended")
/// Then.RunFlow(() =&gt; Names.BuildNames(num: 5)).After(10.Seconds())
/// Then.CancelFlowRun()
/// </code></example>
public static class Then
{
    /// <summary>Sends a text over a channel.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="text">The text. With <c>{{</c> or <c>{%</c> in it, it is a template, which is checked at the host's start and rendered at each firing.</param>
    /// <returns>The action.</returns>
    /// <example><code>
    /// Then.Notify("ops", "{{ flow_run.name }} done: {{ result | length }} names")
    /// </code></example>
    public static IAutomationAction Notify(string channel, string text)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(text);
        return new NotifyAction(channel, text);
    }

    /// <summary>Sends a text over a channel.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="text">Makes the text.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Notify(string channel, Func<ActionContext, string> text)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(text);
        return new NotifyAction(channel, text);
    }

    /// <summary>Starts a run of a flow.</summary>
    /// <param name="call">Calls the flow with its arguments; the call is recorded at each firing, not executed here.</param>
    /// <returns>The action.</returns>
    public static RunFlowAction RunFlow(Action call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(() => CallCapture.Record(call));
    }

    /// <summary>Starts a run of a flow.</summary>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    /// <param name="call">Calls the flow with its arguments; the call is recorded at each firing, not executed here.</param>
    /// <returns>The action.</returns>
    public static RunFlowAction RunFlow<TReturn>(Func<TReturn> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(() => CallCapture.Record(call));
    }

    /// <summary>Starts a run of a flow on an object of the application's services, which comes from the scope of the run's attempt.</summary>
    /// <typeparam name="TService">The object's type: write it before the lambda's parameter.</typeparam>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    /// <param name="call">Calls the flow with its arguments; the call is recorded at each firing, not executed here, and there is no object yet.</param>
    /// <returns>The action.</returns>
    /// <example><code>
    /// o.AddAutomation("report", When.Event("month.ended"), Then.RunFlow((Reports reports) =&gt; reports.Build()))
    /// </code></example>
    public static RunFlowAction RunFlow<TService, TReturn>(Func<TService, TReturn> call) where TService : class
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(() => CallCapture.Record(call));
    }

    /// <inheritdoc cref="RunFlow{TService, TReturn}(Func{TService, TReturn})"/>
    public static RunFlowAction RunFlow<TService>(Action<TService> call) where TService : class
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(() => CallCapture.Record(call));
    }

    /// <summary>Starts a run of a flow with arguments from the firing.</summary>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    /// <param name="call">Calls the flow with its arguments; the call is recorded at each firing, not executed here. Since there is no firing at the host's start, it is not checked then.</param>
    /// <returns>The action.</returns>
    public static RunFlowAction RunFlow<TReturn>(Func<ActionContext, TReturn> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(context => CallCapture.Record(() => call(context)));
    }

    /// <summary>Starts a run of a flow with arguments from the firing.</summary>
    /// <param name="call">Calls the flow with its arguments; the call is recorded at each firing, not executed here. Since there is no firing at the host's start, it is not checked then.</param>
    /// <returns>The action.</returns>
    public static RunFlowAction RunFlow(Action<ActionContext> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(context => CallCapture.Record(() => call(context)));
    }

    /// <summary>Starts a run of a flow with what the flow returned whose end made the automation fire: one flow hands its result to the next.</summary>
    /// <typeparam name="TResult">The type of the result that is handed on.</typeparam>
    /// <param name="call">
    /// Calls the flow with its arguments, made from the ended run and its result; the call is recorded at each firing, not executed here. A firing that is not about an
    /// ended flow run, or a result of another type, makes the action fail.
    /// </param>
    /// <returns>The action.</returns>
    /// <example><code>
    /// o.AddAutomation("greet", When.Flow(() =&gt; Names.BuildNames()).Completes(), Then.RunFlow&lt;List&lt;string&gt;&gt;((run, names) =&gt; Greetings.GreetAll(names)))
    /// </code></example>
    public static RunFlowAction RunFlow<TResult>(Action<FlowRun, TResult> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RunFlowAction(context =>
        {
            var (run, result) = FlowRunResult.Of<TResult>(context);
            return CallCapture.Record(() => call(run, result));
        });
    }

    /// <summary>
    /// Cancels the flow run that the firing is about: the one whose id the trigger looks at separately, else the first that the event names. When the run has ended
    /// meanwhile, the action is reported as failed.
    /// </summary>
    /// <returns>The action.</returns>
    public static IAutomationAction CancelFlowRun() => new CancelFlowRunAction();

    /// <summary>Emits an event.</summary>
    /// <param name="name">The event's name. As in all declarations, Prefect's known names are understood as ours, also in the id.</param>
    /// <param name="resourceId">The id of what it is about, by convention <c>kind.id</c>. It may be a template.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Emit(string name, string resourceId)
    {
        List<string> mistakes = [];
        if (string.IsNullOrEmpty(name)) mistakes.Add("it emits an event without a name. Give it one, for example 'order.late'.");
        if (string.IsNullOrEmpty(resourceId)) mistakes.Add($"it emits event '{name}' about nothing. Give the id of a resource, by convention 'kind.id'.");
        return mistakes.Count > 0 ? new EmitEventAction(mistakes) : new EmitEventAction(PrefectNames.Translate(name), new Resource(PrefectNames.Translate(resourceId)), [], default);
    }

    /// <summary>Emits an event.</summary>
    /// <param name="draft">Makes the event.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Emit(Func<ActionContext, NewEvent> draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new EmitEventAction(draft);
    }

    /// <summary>Executes a delegate.</summary>
    /// <param name="name">What is done, in events and log lines.</param>
    /// <param name="execute">The delegate.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Do(string name, Func<ActionContext, CancellationToken, Task> execute)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(execute);
        return new DelegateAction(name, execute);
    }

    /// <summary>Executes a delegate.</summary>
    /// <param name="name">What is done, in events and log lines.</param>
    /// <param name="execute">The delegate.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Do(string name, Action<ActionContext> execute)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(execute);
        return new DelegateAction(name, (context, _) =>
        {
            execute(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>Hands the firing to a handler from DI, in a scope of its own. Documents have no form for it: there, an action is told by its type and fields.</summary>
    /// <typeparam name="THandler">The handler's type, as it is registered.</typeparam>
    /// <returns>The action.</returns>
    public static IAutomationAction Use<THandler>() where THandler : class, IActionHandler => new HandlerAction<THandler>();

    /// <summary>
    /// An action that is told by its type and its fields, as documents have it: one of Prefect's types, or one of the application's own. It is executed by the
    /// handler that <see cref="OrchestrixBuilder.AddActionHandler"/> registered for the type, to which <see cref="ActionContext.Fields"/> are handed.
    /// </summary>
    /// <param name="type">The type, for example <c>call-webhook</c>.</param>
    /// <param name="fields">The fields, without the type. <see langword="null"/>: none. They are copied, defaults filled in, and templates rendered at each firing.</param>
    /// <returns>The action.</returns>
    public static IAutomationAction Use(string type, JsonObject? fields = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        return ActionReader.Declare(type, fields);
    }

    /// <summary>Does nothing: the firing itself is what counts, since it is an event.</summary>
    /// <returns>The action.</returns>
    public static IAutomationAction DoNothing() => new DoNothingAction();
}
