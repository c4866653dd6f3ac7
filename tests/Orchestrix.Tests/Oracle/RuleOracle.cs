using Orchestrix.Automations;

namespace Orchestrix.Tests.Oracle;

/// <summary>
/// Says what automations do over a log. Written from the specification alone, without the engine in view, and with plain lists and texts: slow, and so simple
/// that it can be held to be right. What the engine decides has to be the same.
/// </summary>
sealed class RuleOracle
{
    readonly OracleWorld world = new();
    readonly List<OracleAutomation> automations = [];
    readonly OracleCausalOrder order;
    readonly List<OracleDeadline> deadlines = [];

    RuleOracle() => order = new OracleCausalOrder(world, e => automations.ForEach(a => a.See(e)));

    /// <summary>The firings, in the order in which they are decided.</summary>
    /// <param name="start">When the automations are created, in ticks.</param>
    /// <param name="atStart">The automations that there are from the start, in order.</param>
    /// <param name="steps">The log after that.</param>
    public static List<OracleFiring> Run(long start, IEnumerable<Automation> atStart, IEnumerable<LogStep> steps)
    {
        RuleOracle oracle = new();
        oracle.world.Now = start;
        foreach (var automation in atStart) oracle.automations.Add(new OracleAutomation(automation, oracle.world));
        foreach (var step in steps) oracle.Take(step);
        return oracle.world.Firings;
    }

    void Take(LogStep step)
    {
        RingUntil(step.Received);
        world.Now = Math.Max(world.Now, step.Received);
        if (step is EventStep e) order.Receive(e);
        else if (step is ChangeStep change) Change(change);
    }

    void RingUntil(long received)
    {
        while (FirstDeadline() is { } next && next.Time <= received)
        {
            world.Now = Math.Max(world.Now, next.Time);
            world.Occasion++;
            next.Ring();
        }
    }

    OracleDeadline? FirstDeadline()
    {
        deadlines.Clear();
        order.AddDeadlines(deadlines);
        automations.ForEach(a => a.AddDeadlines(deadlines));
        OracleDeadline? first = null;
        foreach (var deadline in deadlines)
            if (first is not { } f || (deadline.Time, deadline.Rank, deadline.Order).CompareTo((f.Time, f.Rank, f.Order)) < 0) first = deadline;
        return first;
    }

    // A change is told by an event, which an automation that comes or goes with it does not see. Then whatever is due is due at once.
    void Change(ChangeStep step)
    {
        var isEnd = step.Change is LifeCycle.Disable or LifeCycle.Delete;
        if (isEnd) Apply(step);
        order.Receive(EventOf(step));
        if (!isEnd) Apply(step);
        RingUntil(world.Now);
    }

    static EventStep EventOf(ChangeStep step) => new(
        step.Received, step.Received, $"orchestrix.automation.{step.Change switch { LifeCycle.Create => "created", LifeCycle.Delete => "deleted", _ => "updated" }}",
        new Dictionary<string, string> { ["orchestrix.resource.id"] = $"orchestrix.automation.{step.Automation.Name}", ["orchestrix.resource.name"] = step.Automation.Name })
    {
        Id = Guid.Empty,
    };

    void Apply(ChangeStep step)
    {
        var index = automations.FindIndex(a => a.Name == step.Automation.Name);
        switch (step.Change)
        {
            case LifeCycle.Create:
                automations.Add(new OracleAutomation(step.Automation, world));
                break;
            case LifeCycle.Update when automations[index].WaitsFor(step.Automation):
                automations[index].Continue(step.Automation);
                break;
            case LifeCycle.Update:
                automations.RemoveAt(index);
                automations.Add(new OracleAutomation(step.Automation, world));
                break;
            case LifeCycle.Enable:
                automations[index].Enable();
                break;
            case LifeCycle.Disable:
                automations[index].Disable();
                break;
            default:
                automations.RemoveAt(index);
                break;
        }
    }
}
