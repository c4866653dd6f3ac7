using System.Text;
using CsCheck;
using Orchestrix.Automations;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>What is written can be read, and means the same; what is broken is told, and never thrown.</summary>
public sealed class RoundTripTests
{
    [Test]
    public void Write_AnyAutomation_CanBeReadAndIsWrittenTheSame() => Gens.Automation.Sample(
        automation =>
        {
            var once = AutomationJson.Write(automation);
            var again = AutomationJson.Parse(once).Single();
            Assert.That(AutomationJson.Write(again), Is.EqualTo(once));
            AssertSame(automation, again);
        },
        iter: 500);

    [Test]
    public void Write_SeveralAutomations_IsAList() => Gens.Automation.Array[0, 3].Sample(
        automations => Assert.That(AutomationJson.Parse(AutomationJson.Write(automations)).Select(a => AutomationJson.Write(a)), Is.EqualTo(automations.Select(a => AutomationJson.Write(a)))),
        iter: 50);

    [Test]
    public void Read_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 200].Sample(bytes => AssertJudged(bytes), iter: 2_000);

    [Test]
    public void Read_DocumentWithChangedBytes_IsAnAutomationOrAMistake() => Gen.Select(Gens.Automation, Gen.Select(Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 2]).Array[1, 4]).Sample(
        (automation, changes) =>
        {
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(AutomationJson.Write(automation))];
            foreach (var (at, value, how) in changes)
            {
                var place = at % bytes.Count;
                if (how == 0) bytes[place] = value;
                else if (how == 1) bytes.Insert(place, value);
                else bytes.RemoveAt(place);
            }

            AssertJudged([.. bytes]);
        },
        iter: 2_000);

    [Test]
    public void Read_DocumentWithExchangedParts_IsAnAutomationOrAMistake() => Gen.Select(Gens.Automation, Gen.Int[0, 1_000], Gen.Int[0, 1_000], Gens.OneOf("null", "{}", "[]", "-1", "1e400", "\"x\"", "true")).Sample(
        (automation, from, _, part) =>
        {
            var json = AutomationJson.Write(automation);
            var values = System.Text.RegularExpressions.Regex.Matches(json, "(?<=: )(\"[^\"\\\\]*\"|[0-9.]+|true|false|null|\\[\\]|\\{\\})");
            var value = values[from % values.Count];
            AssertJudged(Encoding.UTF8.GetBytes(json[..value.Index] + part + json[(value.Index + value.Length)..]));
        },
        iter: 2_000);

    static void AssertJudged(byte[] bytes)
    {
        var document = AutomationJson.Read(bytes);
        Assert.That(document.Automations.Count + document.Mistakes.Count, Is.GreaterThan(0).Or.EqualTo(IsEmptyList(bytes) ? 0 : -1), Encoding.UTF8.GetString(bytes));
        foreach (var mistake in document.Mistakes) Assert.That((mistake.Message.Length > 0, mistake.Line > 0, mistake.Column > 0), Is.EqualTo((true, true, true)));
    }

    static bool IsEmptyList(byte[] bytes) => Encoding.UTF8.GetString(bytes).Trim() is "[]" or "{\"automations\":[]}";

    static void AssertSame(Automation a, Automation b)
    {
        Assert.That((b.Name, b.Description, b.Enabled, b.Mode, b.OwnerResource), Is.EqualTo((a.Name, a.Description, a.Enabled, a.Mode, a.OwnerResource)));
        Assert.That(b.Tags, Is.EqualTo(a.Tags.Distinct()).Or.EqualTo(a.Tags));
        Assert.That((b.ExceptsOwnEffects, b.Actions.Count, b.ActionsOnTrigger.Count, b.ActionsOnResolve.Count), Is.EqualTo((a.ExceptsOwnEffects, a.Actions.Count, a.ActionsOnTrigger.Count, a.ActionsOnResolve.Count)));
        Assert.That(b.Actions.Select(x => x.Type), Is.EqualTo(a.Actions.Select(x => x.Type)));
        AssertSame(a.Trigger, b.Trigger);
    }

    static void AssertSame(Trigger a, Trigger b)
    {
        Assert.That(b.GetType(), Is.EqualTo(a.GetType()));
        Assert.That((b.Unless?.Within, b.KeyLabels.Count), Is.EqualTo((a.Unless?.Within, a.KeyLabels.Count)));
        switch (a, b)
        {
            case (EventTrigger x, EventTrigger y):
                Assert.That((y.Posture, y.Threshold, y.Within, y.Grace), Is.EqualTo((x.Posture, x.Threshold, x.Within, x.Grace)));
                Assert.That(y.Expect, Is.EqualTo(x.Expect.Distinct()));
                Assert.That(y.After, Is.EqualTo(x.After.Distinct()));
                break;
            case (StaysTrigger x, StaysTrigger y):
                Assert.That((y.StateType, y.For, y.Kind, y.Grace), Is.EqualTo((x.StateType, x.For, x.Kind, x.Grace)));
                break;
            case (MetricTrigger x, MetricTrigger y):
                Assert.That(y.Metric, Is.EqualTo(x.Metric));
                break;
            case (CompositeTrigger x, CompositeTrigger y):
                Assert.That(y.Within, Is.EqualTo(x.Within));
                Assert.That((y as CompoundTrigger)?.Require, Is.EqualTo((x as CompoundTrigger)?.Require));
                break;
        }

        Assert.That(b.Parts, Has.Count.EqualTo(a.Parts.Count));
        foreach (var (left, right) in a.Parts.Zip(b.Parts)) AssertSame(left, right);
    }
}
