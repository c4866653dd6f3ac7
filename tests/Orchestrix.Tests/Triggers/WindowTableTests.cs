using CsCheck;
using Orchestrix.Events;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Tests.Triggers;

public sealed class WindowTableTests
{
    [Test]
    public void Table_RandomWindows_FindsWhatADictionaryFinds() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3_000], Gen.Bool).Array[0, 12_000].Sample(
            steps =>
            {
                WindowTable table = new();
                var sets = Sets();
                Dictionary<(int, int), int> expected = [];
                foreach (var (rule, number, remove) in steps)
                {
                    var key = LabelValue.Of($"k.{number}");
                    var slot = table.Find(sets[rule], key);
                    if (expected.TryGetValue((rule, number), out var known) ? slot != known : slot != -1) return false;
                    if (slot == -1)
                    {
                        expected.Add((rule, number), table.Add(sets[rule], key, number, rule, isFirst: true));
                    }
                    else if (remove)
                    {
                        table.Remove(sets[rule], slot);
                        expected.Remove((rule, number));
                    }
                }

                return table.Count == expected.Count && expected.All(e => table.Find(sets[e.Key.Item1], LabelValue.Of($"k.{e.Key.Item2}")) == e.Value);
            },
            iter: 40);

    [Test]
    public void Deadlines_OfSeveralSets_ComeInOrderOfTimeThenArming() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 60], Gen.Long[0, 400], Gen.Int[0, 3]).Array[0, 400].Sample(
            steps =>
            {
                WindowTable table = new();
                DeadlineQueue queue = new();
                var sets = Sets();
                foreach (var set in sets) set.Deadlines = new WindowDeadlines(table, queue, set, 0);
                List<(long End, int Arming, int Set, int Number)> expected = [];
                var armings = 0;
                foreach (var (which, number, end, kind) in steps)
                {
                    var set = sets[which];
                    var key = LabelValue.Of($"k.{number}");
                    var slot = table.Find(set, key);
                    expected.RemoveAll(e => e.Set == which && e.Number == number);
                    if (kind == 0)
                    {
                        if (slot < 0) continue;
                        set.Deadlines!.Disarm(slot);
                        table.Remove(set, slot);
                        continue;
                    }

                    if (slot < 0) slot = table.Add(set, key, end, 0, isFirst: false);
                    table[slot].EndTicks = end;
                    set.Deadlines!.Arm(slot);
                    expected.Add((end, ++armings, which, number));
                }

                foreach (var (end, _, which, number) in expected.Order())
                {
                    var (list, first) = queue.NextSource is LoneDeadline lone ? (lone.Deadlines, lone.Slot) : ((WindowDeadlines)queue.NextSource, ((WindowDeadlines)queue.NextSource).First);
                    if (queue.Next != end || list.Set != sets[which] || !table[first].Key.Equals(LabelValue.Of($"k.{number}"))) return false;
                    list.Disarm(first);
                }

                return queue.Next == long.MaxValue;
            },
            iter: 500);

    static WindowSet[] Sets()
    {
        var rule = TriggerCompiler.Compile(new EventTrigger { Within = 1.Seconds(), Threshold = 2 }).Rules[0];
        return [.. Enumerable.Range(0, 4).Select(i => new WindowSet(i, rule, WindowUse.Counts))];
    }
}
