using CsCheck;
using Orchestrix.Events;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Indexing;

namespace Orchestrix.Tests.Triggers.Indexing;

public sealed class TriggerIndexTests
{
    static readonly string[] NameTexts = ["a", "b", "a.b", "a.c", "c"];
    static readonly string[] LabelTexts = [LabelNames.ResourceId.Text, "region", "size"];
    static readonly string[] Ids = [.. Enumerable.Range(1, 3).Select(n => $"orchestrix.flow-run.{new Guid(n, 0, 0, new byte[8])}"), "thing.1", "thing.2", "other"];
    static readonly string[] ValueTexts = [.. Ids, "eu", "eu-west", "us", ""];
    static readonly string[] PatternTexts = [.. ValueTexts, "*", "eu*", "!eu", "!eu*", "*west", "thing.?", "orchestrix.flow-run.*", "!orchestrix.flow-run.*1*", "[eu]*", "orchestrix.flow-run.0000000[12]*"];

    static readonly Gen<LabelSpecification> Specifications =
        Gen.Select(Of(LabelTexts), Of(PatternTexts).Array[0, 3]).Array[0, 2].Select(terms => terms.Aggregate(LabelSpecification.Empty, (s, t) => s.And(t.Item1, t.Item2)));

    static readonly Gen<EventTrigger> Triggers =
        from expect in Of("a", "b", "a.b", "a.*", "*", "c", "*.c").Array[0, 3]
        from after in Of("a", "c", "a.*").Array[0, 1]
        from match in Specifications
        from related in Specifications.Array[0, 2]
        select new EventTrigger
        {
            Expect = [.. expect.Select(n => new EventNamePattern(n))],
            After = [.. after.Select(n => new EventNamePattern(n))],
            Match = match,
            MatchRelated = related,
        };

    static readonly Gen<Resource> Resources =
        from id in Of(Ids)
        from region in Of("eu", "eu-west", "us", "")
        from size in Of("eu", "thing.1", "")
        from labels in Gen.Int[0, 3]
        select new Resource(id, new KeyValuePair<string, string>[] { new("region", region), new("size", size) }.Take(labels));

    static readonly Gen<EventEntry> Events =
        from name in Of(NameTexts)
        from resource in Resources
        from related in Resources.Array[0, 3]
        select (EventEntry)Entry(name, resource, related);

    // Positive: the rule of that number comes or goes. Zero: an event.
    static readonly Gen<(int Rule, EventEntry Event)> Steps = Gen.Select(Gen.Int[0, 12], Events);

    [Test]
    public void Find_RandomRulesThatComeAndGo_FindsEachThatTheEventConcernsOnceAndInOrder() =>
        Gen.Select(Triggers.Array[12], Steps.Array[1, 120]).Sample(
            (triggers, steps) =>
            {
                TriggerIndex index = new();
                HashSet<TriggerRule> present = [];
                TriggerRule[] rules = [.. triggers.Select(RuleOf)];
                TriggerRule[] judges = [.. triggers.Select(RuleOf)]; // the same rules without an index that proves anything
                var hits = default(TriggerHits);
                foreach (var (number, entry) in steps)
                {
                    if (number > 0)
                    {
                        var rule = rules[number - 1];
                        if (present.Add(rule)) index.Add(rule);
                        else if (present.Remove(rule)) index.Remove(rule);
                    }

                    EventReference e = new(entry, 0);
                    index.Find(e, ref hits);
                    var found = hits.Rules.ToArray();
                    if (found.Any(f => !present.Contains(f) || f.MeaningOf(e) != judges[f.Ordinal].MeaningOf(e))) return false;
                    if (!found.Select(f => f.Ordinal).SequenceEqual(found.Select(f => f.Ordinal).Distinct().Order())) return false;
                    if (present.Any(r => judges[r.Ordinal].MeaningOf(e) != EventMeaning.None && !found.Contains(r))) return false;
                }

                return true;
            },
            iter: 1_000);

    [Test]
    public void Find_ManyRulesForOneName_ReturnsOnlyThoseOfTheResource()
    {
        TriggerIndex index = new();
        for (var i = 0; i < 1_000; i++) index.Add(RuleOf(On($"thing.{i % 500}"), i));

        var found = Find(index, Entry("order.late", new Resource("thing.7")));

        Assert.That(found.Select(r => r.Ordinal), Is.EqualTo(new[] { 7, 507 }));
    }

    [Test]
    public void Find_PatternsThatCannotAccept_AreNotAmongTheCandidates()
    {
        TriggerIndex index = new();
        for (var i = 0; i < 50; i++) index.Add(RuleOf(On($"thing.{i}.*"), i));
        for (var i = 0; i < 50; i++) index.Add(RuleOf(On("!thing.7*"), 50 + i));

        var found = Find(index, Entry("order.late", new Resource("thing.7.x")));

        Assert.That(found.Select(r => r.Ordinal), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void Remove_AllRulesOfManyPatterns_FindsTheRestAndForgetsTheNames()
    {
        TriggerIndex index = new();
        var kept = RuleOf(new EventTrigger { Expect = ["order.*"] }, 0);
        index.Add(kept);
        TriggerRule[] rules = [.. Enumerable.Range(1, 500).Select(i => RuleOf(new EventTrigger { Expect = [$"order.{i}*"] }, i))];

        foreach (var rule in rules) index.Add(rule);
        var before = Find(index, Entry("order.17x", new Resource("thing.1")));
        foreach (var rule in rules) index.Remove(rule);
        var after = Find(index, Entry("order.17x", new Resource("thing.1")));

        Assert.That(before.Select(r => r.Ordinal), Is.EqualTo(new[] { 0, 1, 17 }));
        Assert.That(after, Is.EqualTo(new[] { kept }));
    }

    [Test]
    public void Find_NamesThatWereSeen_AllocatesNothing()
    {
        TriggerIndex index = new();
        for (var i = 0; i < 200; i++) index.Add(RuleOf(On($"thing.{i}"), i));
        for (var i = 200; i < 250; i++) index.Add(RuleOf(On("!thing.1", "th?ng.*"), i));
        index.Add(RuleOf(new EventTrigger { Expect = ["order.*"], MatchRelated = [LabelSpecification.Of(LabelNames.ResourceId.Text, "tag.1")] }, 250));
        index.Add(RuleOf(new EventTrigger(), 251));
        EventReference[] events = [.. Enumerable.Range(0, 250).Select(i => new EventReference(Entry(i % 2 == 0 ? "order.late" : "order.early", new Resource($"thing.{i}"), new Resource("tag.1")), 0))];
        var hits = default(TriggerHits);
        foreach (var e in events) index.Find(e, ref hits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var e in events) index.Find(e, ref hits);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
    }

    static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    static EventTrigger On(params string[] ids) => new() { Expect = ["order.late"], Match = LabelSpecification.Of(LabelNames.ResourceId.Text, ids) };

    static TriggerRule RuleOf(EventTrigger trigger, int ordinal)
    {
        var rule = TriggerCompiler.Compile(trigger).Rules[0];
        rule.Ordinal = ordinal;
        return rule;
    }

    static TriggerRule[] Find(TriggerIndex index, CustomEvent entry)
    {
        var hits = default(TriggerHits);
        index.Find(new EventReference(entry, 0), ref hits);
        return hits.Rules.ToArray();
    }

    static CustomEvent Entry(string name, Resource resource, params Resource[] related) =>
        new(Symbol.Of(name), Guid.Empty, 0, null, resource, related, EventEntry.EmptyPayload);
}
