using Orchestrix.Automations;

namespace Orchestrix.Tests.Oracle;

/// <summary>Makes a case that fails as small as it gets: leaves out steps, automations and parts, as long as it still fails.</summary>
static class CaseShrinker
{
    public static RuleCase Shrink(RuleCase @case, Func<RuleCase, bool> fails)
    {
        for (var smaller = @case; smaller is not null; smaller = Smaller(@case).FirstOrDefault(c => Fails(c, fails))) @case = smaller;
        return @case;
    }

    // A case that makes no sense any more, such as a change of an automation that was left out, does not count.
    static bool Fails(RuleCase @case, Func<RuleCase, bool> fails)
    {
        HashSet<string> known = [.. @case.Automations.Select(a => a.Name)];
        foreach (var step in @case.Steps.OfType<ChangeStep>())
        {
            if (step.Change == LifeCycle.Create ? !known.Add(step.Automation.Name) : !known.Contains(step.Automation.Name)) return false;
            if (step.Change == LifeCycle.Delete) known.Remove(step.Automation.Name);
        }

        return fails(@case);
    }

    static IEnumerable<RuleCase> Smaller(RuleCase @case)
    {
        for (var count = @case.Steps.Count / 2; count >= 1; count /= 2)
            for (var i = 0; i < @case.Steps.Count; i += count)
                yield return @case with { Steps = [.. @case.Steps.Take(i), .. @case.Steps.Skip(i + count)] };
        foreach (var name in @case.Automations.Select(a => a.Name))
            yield return new RuleCase([.. @case.Automations.Where(a => a.Name != name)], [.. @case.Steps.Where(s => (s as ChangeStep)?.Automation.Name != name)]);
        for (var i = 0; i < @case.Automations.Count; i++)
            foreach (var automation in Simpler(@case.Automations[i]))
                yield return @case with { Automations = [.. @case.Automations.Take(i), automation, .. @case.Automations.Skip(i + 1)] };
        for (var i = 0; i < @case.Steps.Count; i++)
            foreach (var step in Simpler(@case.Steps[i]))
                yield return @case with { Steps = [.. @case.Steps.Take(i), step, .. @case.Steps.Skip(i + 1)] };
    }

    static IEnumerable<Automation> Simpler(Automation automation)
    {
        if (automation.ActionsOnResolve.Count > 0) yield return new Automation(automation.Name, automation.Trigger) { Enabled = automation.Enabled };
        foreach (var trigger in SimplerTriggers.Of(automation.Trigger))
            yield return new Automation(automation.Name, trigger) { Enabled = automation.Enabled, ActionsOnResolve = automation.ActionsOnResolve };
    }

    static IEnumerable<LogStep> Simpler(LogStep step)
    {
        if (step is ChangeStep { Change: LifeCycle.Create or LifeCycle.Update } change)
        {
            foreach (var automation in Simpler(change.Automation)) yield return change with { Automation = automation };
        }

        if (step is not EventStep e) yield break;
        if (e.Related.Count > 0) yield return e with { Related = [] };
        if (e.Follows is not null) yield return e with { Follows = null };
        if (e.FromOutside) yield return e with { FromOutside = false };
        if (e.Cause.Count > 0) yield return e with { Cause = [] };
        if (e.Occurred != e.Received) yield return e with { Occurred = e.Received };
        foreach (var label in e.Resource.Keys.Where(k => k is "x" or "y" or "related:flow:x"))
            yield return e with { Resource = e.Resource.Where(l => l.Key != label).ToDictionary() };
    }
}
