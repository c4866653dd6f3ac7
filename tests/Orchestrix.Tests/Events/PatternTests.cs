using Orchestrix.Events;

namespace Orchestrix.Tests.Events;

public sealed class PatternTests
{
    [TestCase("job", "job", true)]
    [TestCase("job*", "job", false)]
    [TestCase("job.*", "job.", false)]
    [TestCase("job.*", "job.a.b", true)]
    [TestCase("*.done", "a.b.done", true)]
    [TestCase("*.done", ".done", false)]
    [TestCase("a*b*c", "aXbYc", true)]
    [TestCase("a*b*c", "abYc", false)]
    [TestCase("a*bc", "abcbc", true)]
    [TestCase("*", "x", true)]
    [TestCase("**", "x", false)]
    [TestCase("**", "xy", true)]
    [TestCase("job?", "job1", false)]
    [TestCase("!job", "other", false)]
    [TestCase("prefect.flow-run.Completed", "orchestrix.flow-run.Completed", true)]
    [TestCase("prefect.unheard-of", "orchestrix.unheard-of", false)]
    public void EventNamePattern_Name_IsMeantOrNot(string pattern, string name, bool meant) =>
        Assert.That(new EventNamePattern(pattern).Accepts(Symbol.Of(name)), Is.EqualTo(meant));

    [TestCase("a*", "a", true)]
    [TestCase("a[b-d]e", "ace", true)]
    [TestCase("a[!b-d]e", "ace", false)]
    [TestCase("a[]]", "a]", true)]
    [TestCase("a[b", "a[b", true)]
    [TestCase("!a*", "abc", false)]
    [TestCase("!!a", "!a", false)]
    [TestCase("!!a", "a", true)]
    [TestCase("*a*b*", "xxaxxbxx", true)]
    [TestCase("A", "a", false)]
    [TestCase("orchestrix.flow-run.*", "orchestrix.flow-run.0197f0a4-0000-7000-8000-000000000000", true)]
    [TestCase("prefect.flow-run.0197*", "orchestrix.flow-run.0197f0a4-0000-7000-8000-000000000000", true)]
    [TestCase("!orchestrix.flow-run.*", "orchestrix.flow-run.0197f0a4-0000-7000-8000-000000000000", false)]
    public void LabelPattern_Value_IsMeantOrNot(string pattern, string value, bool meant) =>
        Assert.That(new LabelPattern(pattern).Accepts(LabelValue.Of(value)), Is.EqualTo(meant));

    [Test]
    public void LabelPattern_AbsentLabel_IsNeverMeant() =>
        Assert.That(new[] { "*", "!a", "" }.Select(p => new LabelPattern(p).Accepts(default)), Has.All.False);

    [Test]
    public void Literal_ValueWithWildcards_MeansOnlyItself()
    {
        var pattern = LabelPattern.Literal("!a*");

        Assert.That(pattern.Accepts(LabelValue.Of("!a*")), Is.True);
        Assert.That(pattern.Accepts(LabelValue.Of("!ab")), Is.False);
    }

    [Test]
    public void LabelPattern_IdOfARun_IsComparedWithoutAllocation()
    {
        LabelPattern pattern = new("orchestrix.flow-run.*");
        var value = LabelValue.Of(ResourceKinds.FlowRun, TimeOrderedId.New(0));
        pattern.Accepts(value);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var meant = pattern.Accepts(value);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(meant, Is.True);
    }
}
