using CsCheck;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Triggers;

public sealed class WindowTableTests
{
    [Test]
    public void Table_RandomWindows_FindsWhatADictionaryFinds() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3_000], Gen.Bool).Array[0, 12_000].Sample(
            steps =>
            {
                WindowTable table = new();
                Dictionary<(int, int), int> expected = [];
                foreach (var (rule, number, remove) in steps)
                {
                    var key = LabelValue.Of($"k.{number}");
                    var slot = table.Find(rule, key);
                    if (expected.TryGetValue((rule, number), out var known) ? slot != known : slot != -1) return false;
                    if (slot == -1)
                    {
                        expected.Add((rule, number), table.Add(rule, key, number, rule, isFirst: true));
                    }
                    else if (remove)
                    {
                        table.Remove(slot);
                        expected.Remove((rule, number));
                    }
                }

                return table.Count == expected.Count && expected.All(e => table.Find(e.Key.Item1, LabelValue.Of($"k.{e.Key.Item2}")) == e.Value);
            },
            iter: 40);

    [Test]
    public void Heap_RandomDeadlines_ComeInOrderOfTimeThenArming() =>
        Gen.Select(Gen.Int[0, 60], Gen.Long[0, 20], Gen.Int[0, 3]).Array[0, 300].Sample(
            steps =>
            {
                WindowTable table = new();
                DeadlineHeap heap = new(table);
                List<(long End, int Arming, int Number)> expected = [];
                var armings = 0;
                foreach (var (number, end, kind) in steps)
                {
                    var key = LabelValue.Of($"k.{number}");
                    var slot = table.Find(0, key);
                    expected.RemoveAll(e => e.Number == number);
                    if (kind == 0)
                    {
                        if (slot < 0) continue;
                        heap.Disarm(slot);
                        table.Remove(slot);
                        continue;
                    }

                    if (slot < 0) slot = table.Add(0, key, end, 0, isFirst: false);
                    table[slot].EndTicks = end;
                    heap.Arm(slot);
                    expected.Add((end, ++armings, number));
                }

                foreach (var (end, _, number) in expected.Order())
                {
                    if (heap.Next != end || !table[heap.NextSlot].Key.Equals(LabelValue.Of($"k.{number}"))) return false;
                    heap.Disarm(heap.NextSlot);
                }

                return heap.Next == long.MaxValue;
            },
            iter: 500);
}
