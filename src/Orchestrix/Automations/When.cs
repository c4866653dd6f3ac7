using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Begins to say when an automation fires.</summary>
/// <example><code>
/// When.Flow(Names.BuildNames).Completes()
/// When.FlowRun.Stays(StateType.Running).For(1.Hours())
/// When.Event("order.placed").Where("region", "eu-*").Times(3).Within(10.Minutes())
/// When.All(When.Flow(() =&gt; Orders.Load()).Completes(), When.Flow(() =&gt; Prices.Load()).Completes()).Within(1.Hours())
/// When.InOrder(When.Event("order.placed").ForEach("order"), When.Event("order.paid").ForEach("order")).Correlated()
/// When.FlowRun.SuccessRate().Over(1.Hours()).IsBelow(0.9)
/// When.Event("order.shipped").After("order.placed").ForEach("orchestrix.resource.id").DoesNotHappenWithin(2.Days())
/// </code></example>
public static class When
{
    /// <summary>Runs of any flow.</summary>
    public static RunTriggerBuilder FlowRun { get; } = new(ResourceKinds.FlowRun, []);

    /// <summary>Runs of any task.</summary>
    public static RunTriggerBuilder TaskRun { get; } = new(ResourceKinds.TaskRun, []);

    /// <summary>Runs of a flow, which is given by the name of its method: <c>When.Flow(Names.BuildNames)</c>.</summary>
    /// <param name="flow">
    /// The method, whatever its parameters; one of several of the same name is chosen by a cast, <c>(Func&lt;int, Task&gt;)Names.BuildNames</c>. It is not called: the compiler
    /// sends the call to <see cref="Flow(FlowDefinition)"/>. Where it cannot, the automation has a mistake, which says so.
    /// </param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow([FlowReference] Delegate flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return RunTriggerBuilder.OfFlow(() => MethodGroups.Refuse<CapturedCall>(flow, "When.Flow"));
    }

    /// <summary>Runs of a flow.</summary>
    /// <param name="flow">What is known about the flow, for example <see cref="TrackedFlow.Definition"/> of one by hand.</param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow(FlowDefinition flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return RunTriggerBuilder.OfFlow(flow.Name);
    }

    /// <summary>Runs of a flow.</summary>
    /// <param name="call">Calls the flow; the call is recorded, not executed, and its arguments do not matter.</param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow([FlowReference] Action call) => RunTriggerBuilder.OfFlow(() => CallCapture.Record(call));

    /// <summary>Runs of a flow.</summary>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    /// <param name="call">Calls the flow; the call is recorded, not executed, and its arguments do not matter.</param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow<TReturn>([FlowReference] Func<TReturn> call) => RunTriggerBuilder.OfFlow(() => CallCapture.Record(call));

    /// <summary>Runs of a flow that is called on an object of the application's services.</summary>
    /// <typeparam name="TService">The object's type: write it before the lambda's parameter.</typeparam>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    /// <param name="call">Calls the flow, <c>(Reports reports) => reports.Build()</c>; the call is recorded, not executed, and its arguments do not matter.</param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow<TService, TReturn>([FlowReference] Func<TService, TReturn> call) where TService : class => RunTriggerBuilder.OfFlow(() => CallCapture.Record(call));

    /// <inheritdoc cref="Flow{TService, TReturn}(Func{TService, TReturn})"/>
    public static RunTriggerBuilder Flow<TService>([FlowReference] Action<TService> call) where TService : class => RunTriggerBuilder.OfFlow(() => CallCapture.Record(call));

    /// <summary>Runs of a flow.</summary>
    /// <param name="name">The flow's name.</param>
    /// <returns>What can happen to the runs.</returns>
    public static RunTriggerBuilder Flow(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return RunTriggerBuilder.OfFlow(name);
    }

    /// <summary>When all of these have fired, in any order.</summary>
    /// <param name="parts">What to wait for; each built by this class too, composites included.</param>
    /// <returns>The trigger, which can be limited in time.</returns>
    public static CompositeTriggerBuilder All(params IEnumerable<ITriggerSource> parts) => Compose(parts, PartsRequired.All);

    /// <summary>When one of these has fired.</summary>
    /// <param name="parts">What to wait for.</param>
    /// <returns>The trigger.</returns>
    public static CompositeTriggerBuilder Any(params IEnumerable<ITriggerSource> parts) => Compose(parts, PartsRequired.Any);

    /// <summary>When so many of these have fired, in any order.</summary>
    /// <param name="count">How many; from 1 to all.</param>
    /// <param name="parts">What to wait for.</param>
    /// <returns>The trigger, which can be limited in time.</returns>
    public static CompositeTriggerBuilder AtLeast(int count, params IEnumerable<ITriggerSource> parts) => Compose(parts, PartsRequired.AtLeast(count));

    /// <summary>When all of these have fired, one after the other.</summary>
    /// <param name="parts">What to wait for, in order.</param>
    /// <returns>The trigger, which can be limited in time.</returns>
    public static CompositeTriggerBuilder InOrder(params IEnumerable<ITriggerSource> parts) => Compose(parts, null);

    static CompositeTriggerBuilder Compose(IEnumerable<ITriggerSource> parts, PartsRequired? require)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new(parts, require);
    }

    /// <summary>Events with one of these names.</summary>
    /// <param name="names">The names; <c>*</c> stands for one or more characters. None: every event.</param>
    /// <returns>The trigger, which can be narrowed.</returns>
    public static EventTriggerBuilder Event(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new(new EventTrigger { Expect = [.. names.Select(n => new EventNamePattern(n))] });
    }
}
