using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Describes a trigger on what happens to runs. Immutable: each step returns a new description.</summary>
public sealed class RunTriggerBuilder
{
    readonly Symbol kind;
    readonly IReadOnlyList<LabelSpecification> related;
    readonly IReadOnlyList<string> mistakes;

    internal RunTriggerBuilder(Symbol kind, IReadOnlyList<LabelSpecification> related, IReadOnlyList<string>? mistakes = null)
    {
        this.kind = kind;
        this.related = related;
        this.mistakes = mistakes ?? [];
    }

    /// <summary>Only runs with a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>A new description.</returns>
    public RunTriggerBuilder WithTag(string tag) =>
        new(kind, [.. related, LabelSpecification.Of(LabelNames.ResourceRole.Text, "tag").AndExactly(LabelNames.ResourceId.Text, $"{ResourceKinds.Tag.Text}.{tag}")], mistakes);

    /// <summary>When a run begins to execute.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Starts() => Enters(nameof(StateType.Running));

    /// <summary>When a run ends well.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Completes() => Enters(nameof(StateType.Completed));

    /// <summary>When a run fails, after its last attempt.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Fails() => Enters(nameof(StateType.Failed));

    /// <summary>When what executed a run was lost.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Crashes() => Enters(nameof(StateType.Crashed));

    /// <summary>When a run has been cancelled.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder IsCancelled() => Enters(nameof(StateType.Cancelled));

    /// <summary>When a run ends, however it does.</summary>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Ends() =>
        Enters(nameof(StateType.Completed), nameof(StateType.Failed), nameof(StateType.Crashed), nameof(StateType.Cancelled));

    /// <summary>When a run comes into a state of one of these names.</summary>
    /// <param name="states">The names of the states, for example <c>Retrying</c>; <c>*</c> stands for one or more characters.</param>
    /// <returns>The trigger.</returns>
    public EventTriggerBuilder Enters(params IEnumerable<string> states) => new(
        new EventTrigger { Expect = [.. states.Select(s => new EventNamePattern($"{kind.Text}.{s}"))], MatchRelated = related },
        mistakes);

    /// <summary>When a run stays in states of a type; say how long with <see cref="StaysTriggerBuilder.For"/>.</summary>
    /// <param name="type">The type. Changes between states of that type do not count as leaving it.</param>
    /// <returns>The trigger, which still needs the time.</returns>
    public StaysTriggerBuilder Stays(StateType type) => new(
        new StaysTrigger { StateType = type.Label().ToString(), For = default, Kind = kind, MatchRelated = related },
        mistakes);

    /// <summary>The fraction of runs that did not fail, from 0 to 1; see <see cref="MetricName.Successes"/>.</summary>
    /// <returns>The figure, which still needs what it is compared with.</returns>
    public MetricTriggerBuilder<double> SuccessRate() => Figure<double>(MetricName.Successes, v => v);

    /// <summary>How long runs took on average; see <see cref="MetricName.Duration"/>.</summary>
    /// <returns>The figure, which still needs what it is compared with.</returns>
    public MetricTriggerBuilder<TimeSpan> AverageDuration() => Figure<TimeSpan>(MetricName.Duration, v => v.TotalSeconds);

    /// <summary>How late runs began on average, of those that were late; see <see cref="MetricName.Lateness"/>.</summary>
    /// <returns>The figure, which still needs what it is compared with.</returns>
    public MetricTriggerBuilder<TimeSpan> AverageLateness() => Figure<TimeSpan>(MetricName.Lateness, v => v.TotalSeconds);

    MetricTriggerBuilder<TValue> Figure<TValue>(MetricName name, Func<TValue, double> toNumber) where TValue : struct => new(
        new MetricTrigger { Metric = new MetricQuery { Name = name, Operator = MetricOperator.LessThan, Threshold = 0 }, MatchRelated = related },
        toNumber,
        kind.Equals(ResourceKinds.FlowRun) ? mistakes : [.. mistakes, "it takes a figure of task runs, but there are figures of flow runs only. Use When.FlowRun or When.Flow."]);

    internal static RunTriggerBuilder OfFlow(Func<CapturedCall> capture)
    {
        try
        {
            var call = capture();
            return call.Definition is FlowDefinition flow
                ? OfFlow(flow.Name)
                : new(ResourceKinds.FlowRun, [], [$"it listens to '{call.Definition.Name}' as to a flow, but that is a task. Name a flow, or use When.TaskRun."]);
        }
        catch (CallCaptureException exception)
        {
            return new(ResourceKinds.FlowRun, [], [$"it listens to a flow, but: {exception.Message}"]);
        }
    }

    internal static RunTriggerBuilder OfFlow(string name) => new(ResourceKinds.FlowRun, [ListenedFlows.Specify(name)]);
}
