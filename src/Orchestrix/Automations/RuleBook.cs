using System.Collections.Concurrent;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>
/// The automations that the engine evaluates, and what a change does to their state. Changed by one thread at a time, between two events; may be read from any.
/// </summary>
/// <remarks>
/// An update that leaves the trigger as it is keeps all state; any other begins anew. Disabling keeps state, and enabling goes on with it. Deleting drops it.
/// </remarks>
sealed class RuleBook(TriggerEvaluator evaluator, ITriggerIndex index)
{
    readonly ConcurrentDictionary<string, AutomationRule> rules = new(StringComparer.Ordinal);

    /// <summary>The automations, in no order.</summary>
    public IEnumerable<AutomationRule> All => rules.Values;

    /// <summary>The automations in the order in which they see events; those that listen to none come last, by name.</summary>
    public IReadOnlyList<AutomationRule> InOrder() =>
        [.. rules.Values.OrderBy(r => r.Trigger.Rules.Select(l => l.Ordinal).FirstOrDefault(int.MaxValue)).ThenBy(r => r.Automation.Name, StringComparer.Ordinal)];

    public AutomationRule? Find(string name) => rules.GetValueOrDefault(name);

    /// <summary>Does what an entry of the log says.</summary>
    public void Apply(AutomationChange change, long nowTicks)
    {
        var rule = Find(change.Automation.Name);
        switch (change.Kind)
        {
            case AutomationChangeKind.Created:
                Create(change.Automation, nowTicks);
                break;
            case AutomationChangeKind.Updated:
                Update(change.Automation, nowTicks);
                break;
            case AutomationChangeKind.Deleted when rule is not null:
                Delete(rule);
                break;
            case AutomationChangeKind.Enabled or AutomationChangeKind.Disabled when rule is not null:
                rule.Automation = rule.Automation.WithEnabled(change.Kind == AutomationChangeKind.Enabled);
                if (change.Kind == AutomationChangeKind.Enabled) Enable(rule, nowTicks);
                else Disable(rule);
                break;
        }
    }

    /// <summary>Takes in what a snapshot knew; its state is in the evaluator already.</summary>
    public void Restore(AutomationRule rule)
    {
        if (!rules.TryAdd(rule.Automation.Name, rule)) return;
        if (!rule.IsEnabled)
        {
            if (rule.IsEnrolled) TriggerEvaluator.Suspend(rule.Trigger);
            return;
        }

        foreach (var leaf in rule.Trigger.Rules) index.Add(leaf);
    }

    public void Create(Automation automation, long nowTicks)
    {
        AutomationRule rule = new(automation);
        if (!rules.TryAdd(automation.Name, rule)) return;
        evaluator.Number(rule.Trigger);
        if (automation.Enabled) Enable(rule, nowTicks);
    }

    public void Update(Automation automation, long nowTicks)
    {
        if (Find(automation.Name) is not { } rule) return;
        if (!TriggerEquality.AreSame(rule.Automation, automation))
        {
            Delete(rule);
            Create(automation, nowTicks);
            return;
        }

        rule.Automation = automation;
        if (automation.Enabled) Enable(rule, nowTicks);
        else Disable(rule);
    }

    public void Enable(AutomationRule rule, long nowTicks)
    {
        if (rule.IsEnabled) return;
        rule.IsEnabled = true;
        rule.Faults = 0;
        if (rule.IsEnrolled) evaluator.Resume(rule.Trigger, nowTicks);
        else evaluator.Add(rule.Trigger, nowTicks);
        rule.IsEnrolled = true;
        foreach (var leaf in rule.Trigger.Rules) index.Add(leaf);
    }

    public void Disable(AutomationRule rule)
    {
        if (!rule.IsEnabled) return;
        rule.IsEnabled = false;
        foreach (var leaf in rule.Trigger.Rules) index.Remove(leaf);
        TriggerEvaluator.Suspend(rule.Trigger);
    }

    public void Delete(AutomationRule rule)
    {
        Disable(rule);
        if (rule.IsEnrolled) evaluator.Remove(rule.Trigger);
        rules.TryRemove(rule.Automation.Name, out _);
    }
}
