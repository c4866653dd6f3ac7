using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Runs;
using Verdict = Orchestrix.Triggers.Verdict;

namespace Orchestrix.Testing;

/// <summary>Says why an expectation was not met.</summary>
sealed class AssertionReport(OrchestrixTestHost host)
{
    const int MostExplanations = 8, EventsLookedAt = 50;

    /// <summary>How often something was expected, in words.</summary>
    public static string Times(int? times) => times switch
    {
        null => "at least once",
        0 => "never",
        1 => "once",
        _ => $"{times} times",
    };

    /// <summary>Throws when something did not happen as often as expected.</summary>
    /// <param name="expectation">What was expected, without how often.</param>
    /// <param name="found">How often it happened.</param>
    /// <param name="times">How often it was expected; null for at least once.</param>
    /// <param name="details">What helps to see why, titles with their lines; asked only when needed.</param>
    public void Expect(string expectation, int found, int? times, Func<IEnumerable<(string Title, IEnumerable<string> Lines)>> details)
    {
        if (times is { } exact ? found == exact : found > 0) return;
        List<string> text = [$"Expected {expectation} {Times(times)}, but {(found == 0 ? "it did not" : $"it did {Times(found)}")}."];
        foreach (var (title, lines) in details().Append(("What happened:", host.Timeline.Split(Environment.NewLine))))
        {
            var shown = lines.ToList();
            if (shown.Count > 0) text.AddRange(["", title, .. shown.Select(l => $"  {l}")]);
        }

        throw new OrchestrixAssertionException(string.Join(Environment.NewLine, text));
    }

    /// <summary>What an automation decided, newest first, then events that came near it; or that there is none of that name.</summary>
    public IEnumerable<(string Title, IEnumerable<string> Lines)> Explain(string automation)
    {
        var control = host.Host.Automations;
        if (control.Find(automation) is null)
        {
            var names = NamesOrNone(control.All.Select(a => a.Automation.Name));
            yield return ($"There is no automation '{automation}'.{Spelling.Suggest(automation, names)} There are:", names);
        }

        yield return ($"What explain says about '{automation}', newest first:", control.Explain(automation).Take(MostExplanations).Select(e => e.Text));
        yield return ($"Events that '{automation}' is not about, newest first:", Misses(control, automation));
    }

    /// <summary>What became of the actions of an automation.</summary>
    public IEnumerable<(string Title, IEnumerable<string> Lines)> ActionsOf(string automation)
    {
        yield return ($"The actions of '{automation}':", host.Actions.Where(a => a.Automation == automation).Select(a => a.ToString()));
        if (!host.Firings.Any(f => f.Automation == automation))
            foreach (var part in Explain(automation)) yield return part;
    }

    /// <summary>The names of events, when that which was asked for is among none of them.</summary>
    public IEnumerable<(string Title, IEnumerable<string> Lines)> EventsLike(string name)
    {
        var names = host.Events.Select(e => e.Name).Distinct(StringComparer.Ordinal).ToList();
        if (!names.Exists(n => new EventNamePattern(name).Accepts(Symbol.Of(n))))
        {
            yield return ($"No event has that name.{Spelling.Suggest(name, names)} There are:", NamesOrNone(names));
            yield break;
        }

        yield return ("The last events:", host.Events.Where(e => e is not RunStateChanged).TakeLast(EventsLookedAt).Select(e => $"{e.Occurred:HH:mm:ss.fff} {e.Name} of '{e.Resource.Id}'"));
    }

    /// <summary>The runs of a flow, with what they failed of.</summary>
    public IEnumerable<(string Title, IEnumerable<string> Lines)> RunsOf(string flow)
    {
        var runs = host.FlowRuns.Where(r => r.Definition.Name == flow).ToList();
        if (runs.Count > 0) yield return ($"The runs of '{flow}':", runs.Select(r => $"{r.Name} is {r.State.Name}{(r.Exception is { } e ? $": {e.GetType().Name}: {e.Message}" : "")}"));
        else yield return ($"There is no run of flow '{flow}'.{Spelling.Suggest(flow, host.Host.Flows.Flows.Select(f => f.Name))} There are runs of:", NamesOrNone(host.FlowRuns.Select(r => r.Definition.Name).Distinct(StringComparer.Ordinal)));
    }

    static List<string> NamesOrNone(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? some : ["none"];

    // The nearest misses: those whose name fits come before those of other names.
    IEnumerable<string> Misses(IAutomationControl control, string automation) =>
        host.Events.Where(e => !e.Name.StartsWith("orchestrix.automation.", StringComparison.Ordinal)).TakeLast(EventsLookedAt).Reverse()
            .Select(e => control.Explain(automation, e.Id)).Where(e => e.Verdict is Verdict.NotCovered or Verdict.Disabled or Verdict.NotListening)
            .OrderBy(e => e.Unmet is { Label: null }).Take(MostExplanations).Select(e => e.Text);
}
