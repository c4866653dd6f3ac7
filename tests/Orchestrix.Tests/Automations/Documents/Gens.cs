using System.Text.Json;
using CsCheck;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>Automations as somebody could declare them in C#, as far as documents can say them.</summary>
static class Gens
{
    static readonly Gen<string> Word = OneOf("order.placed", "orchestrix.flow-run.Completed", "prefect.flow-run.*", "ä\"ö\\<>&'", "a b", "*", "related:flow:prefect.resource.name", "x[a-z]?", "\t\n", "😀");

    static readonly Gen<IReadOnlyList<string>> Words = Word.List[0, 3].Select(w => (IReadOnlyList<string>)w);

    static readonly Gen<TimeSpan> Length = Gen.OneOf(
        OneOf(TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromDays(36_500)), Gen.Long[0, TimeSpan.TicksPerDay].Select(TimeSpan.FromTicks));

    static readonly Gen<bool?> OwnEffects = OneOf<bool?>(null, true, false);

    static readonly Gen<LabelSpecification> Specification = Gen.Select(OneOf("a", "prefect.resource.id", "orchestrix.resource.role").HashSet[0, 3], Word.Array[0, 3], Gen.Bool, (labels, values, literal) =>
        labels.Aggregate(LabelSpecification.Empty, (s, label) => literal && values.Length > 0 ? s.AndExactly(label, values[0]) : s.And(label, values)));

    static readonly Gen<IReadOnlyList<LabelSpecification>> Related = Specification.List[0, 3].Select(s => (IReadOnlyList<LabelSpecification>)s);

    static readonly Gen<IReadOnlyList<EventNamePattern>> Names = Words.Select(w => (IReadOnlyList<EventNamePattern>)[.. w.Select(n => new EventNamePattern(n))]);

    static readonly Gen<UnlessGuard?> Unless = Gen.Select(Names, Length, Specification, Gen.Bool, (events, within, match, has) =>
        has && events.Count > 0 ? new UnlessGuard { Events = events, Within = within == default ? TimeSpan.FromTicks(1) : within, Match = match } : null);

    static readonly Gen<Trigger> Event = Gen.Select(
        Gen.Select(Specification, Related, Names, Names), Gen.Select(Words, Gen.Bool, Gen.Int, Length), Gen.Select(Length, OwnEffects, Unless),
        (what, how, rest) => (Trigger)new EventTrigger
        {
            Match = what.Item1,
            MatchRelated = what.Item2,
            After = what.Item3,
            Expect = what.Item4,
            ForEach = how.Item1,
            Posture = how.Item2 ? TriggerPosture.Proactive : TriggerPosture.Reactive,
            Threshold = how.Item3,
            Within = how.Item2 && how.Item4 < TimeSpan.FromSeconds(10) ? TimeSpan.FromSeconds(10) : how.Item4,
            Grace = how.Item2 ? rest.Item1 : default,
            ExceptOwnEffects = rest.Item2,
            Unless = rest.Item3,
        });

    static readonly Gen<Trigger> Stays = Gen.Select(
        OneOf("RUNNING", "PENDING", "CRASHED"), Length, Gen.Bool, Specification, Related, Length, Unless,
        (state, length, isTask, match, related, grace, unless) => (Trigger)new StaysTrigger
        {
            StateType = state,
            For = length == default ? TimeSpan.FromTicks(1) : length,
            Kind = isTask ? ResourceKinds.TaskRun : ResourceKinds.FlowRun,
            Match = match,
            MatchRelated = related,
            Grace = grace,
            Unless = unless,
        });

    static readonly Gen<Trigger> Metric = Gen.Select(
        Gen.Enum<MetricName>(), Gen.Enum<MetricOperator>(), Gen.Double[-1e6, 1e6], Length, Length, Specification, Related,
        (name, comparison, threshold, range, firing, match, related) => (Trigger)new MetricTrigger
        {
            Metric = new MetricQuery { Name = name, Operator = comparison, Threshold = threshold, Range = Least(range), FiringFor = Least(firing) },
            Match = match,
            MatchRelated = related,
        });

    static readonly Gen<Trigger> Leaf = Gen.OneOf(Event, Stays, Metric);

    public static readonly Gen<Trigger> Trigger = Gen.Recursive<Trigger>((depth, deeper) => depth > 3 ? Leaf : Gen.OneOf(Leaf, Composite(deeper)));

    static readonly Gen<IAutomationAction> Action = Gen.OneOf(
        Gen.Const(Then.DoNothing()), Gen.Const(Then.CancelFlowRun()),
        Gen.Select(Word, Word).Select((channel, text) => Then.Notify(channel.Trim().Length == 0 ? "c" : channel, text)),
        Word.Where(w => w.Trim().Length > 0).Select(n => Then.Do(n, _ => { })),
        Gen.Select(Word.Where(w => w.Trim().Length > 0), Word).Select((name, id) => Then.Emit(name, id)),
        Gen.Select(Word, Gen.Int[0, 1000]).Select((p, delay) => (IAutomationAction)new RunFlowAction(new NamedFlow("Build", Json($"{{\"x\":{JsonSerializer.Serialize(p)},\"y\":[1,null,{{}}]}}"))).After(TimeSpan.FromSeconds(delay))),
        OneOf("resume-flow-run", "delete-flow-run", "declare-incident").Select(t => Then.Use(t)),
        Word.Where(w => w.Trim().Length > 0).Select(id => Then.Use("pause-automation", new() { ["automation_id"] = id })));

    static readonly Gen<IReadOnlyList<IAutomationAction>> Actions = Action.List[0, 3].Select(a => (IReadOnlyList<IAutomationAction>)a);

    public static readonly Gen<Automation> Automation = Gen.Select(
        Trigger, Actions, Actions, Actions, Words, Word, Gen.Bool,
        (trigger, always, onTrigger, onResolve, tags, text, enabled) => new Automation($"n{text}", trigger, always)
        {
            Description = text,
            Enabled = enabled,
            Mode = tags.Count % 2 == 0 ? AutomationMode.Active : AutomationMode.Shadow,
            Tags = tags,
            ActionsOnTrigger = onTrigger,
            ActionsOnResolve = onResolve,
            OwnerResource = enabled ? text : null,
        });

    static Gen<Trigger> Composite(Gen<Trigger> part) => Gen.Select(
        part.List[0, 3], Length, Gen.Bool, Gen.Int[0, 3], OwnEffects, Unless,
        (parts, length, hasLimit, require, ownEffects, unless) => require == 3
            ? new SequenceTrigger { Triggers = parts, Within = hasLimit ? length : null, ExceptOwnEffects = ownEffects, Unless = unless }
            : (Trigger)new CompoundTrigger
            {
                Triggers = parts,
                Within = hasLimit ? length : null,
                Require = require == 0 ? PartsRequired.Any : require == 1 || parts.Count == 0 ? PartsRequired.All : PartsRequired.AtLeast(parts.Count),
                ExceptOwnEffects = ownEffects,
                Unless = unless,
            });

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static TimeSpan Least(TimeSpan length) => length < TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(5) : length;

    static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
