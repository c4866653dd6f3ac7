using CsCheck;
using Orchestrix.Tasks;

namespace Orchestrix.Tests.Runs;

public sealed class RetryPolicyTests
{
    [Test]
    public void DelayBefore_Listed_RepeatsTheLastOne()
    {
        RetryPolicy policy = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.That(new[] { 1, 2, 3, 4 }.Select(r => policy.DelayBefore(r).TotalSeconds), Is.EqualTo(new[] { 1d, 10, 10, 10 }));
    }

    [Test]
    public void DelayBefore_Exponential_GrowsUpToTheLongest()
    {
        var policy = RetryPolicy.Exponential(9, TimeSpan.FromSeconds(2), factor: 3, maxDelay: TimeSpan.FromSeconds(50));

        Assert.That(new[] { 1, 2, 3, 4, 5 }.Select(r => policy.DelayBefore(r).TotalSeconds), Is.EqualTo(new[] { 2d, 6, 18, 50, 50 }));
    }

    [Test]
    public void DelayBefore_ListThenFactor_GrowsFromTheLastListedOne()
    {
        RetryPolicy policy = new(9, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)) { BackoffFactor = 2 };

        Assert.That(new[] { 1, 2, 3, 4 }.Select(r => policy.DelayBefore(r).TotalSeconds), Is.EqualTo(new[] { 1d, 5, 10, 20 }));
    }

    [Test]
    public void DelayBefore_RetriesBeyondAllNumbers_StaysAPause() =>
        Assert.That(RetryPolicy.Exponential(int.MaxValue, TimeSpan.FromDays(1), 1000).DelayBefore(int.MaxValue), Is.EqualTo(TimeSpan.FromDays(3650)));

    [Test]
    public void DelayBefore_WithJitter_StaysWithinItsBounds() =>
        Gen.Select(Gen.Double[0, 20], Gen.Double[0, 0.999999], Gen.Int[1, 10_000_000]).Sample((factor, chance, milliseconds) =>
        {
            RetryPolicy policy = new(1, TimeSpan.FromMilliseconds(milliseconds)) { Jitter = factor };
            var delay = policy.DelayBefore(1, () => chance).TotalMilliseconds;
            return delay >= 0 && delay <= milliseconds * (1 + factor) && (factor > 0 || delay == milliseconds);
        });

    [Test]
    public void DelayBefore_WithJitter_IsTheBaseOnAverage([Values(0.1, 0.5, 1, 3)] double factor)
    {
        RetryPolicy policy = new(1, TimeSpan.FromSeconds(100)) { Jitter = factor };
        Random random = new(7);

        var delays = Enumerable.Range(0, 20_000).Select(_ => policy.DelayBefore(1, random.NextDouble).TotalSeconds).ToList();

        Assert.That(delays.Average(), Is.EqualTo(100).Within(10));
        Assert.That(delays.Distinct().Count(), Is.GreaterThan(10_000));
    }

    [Test]
    public void DelayBefore_WithJitterAndTheLongest_KeepsToTheLongest()
    {
        RetryPolicy policy = new(1, TimeSpan.FromSeconds(10)) { Jitter = 1, MaxDelay = TimeSpan.FromSeconds(11) };

        Assert.That(policy.DelayBefore(1, () => 0.999), Is.EqualTo(TimeSpan.FromSeconds(11)));
    }

    [Test]
    public void Policy_WithImpossibleValues_SaysWhich()
    {
        Assert.That(() => new RetryPolicy(-1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("Retries"));
        Assert.That(() => new RetryPolicy(1) with { Retries = -1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1, TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1, Enumerable.Repeat(TimeSpan.Zero, 51)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1) { BackoffFactor = 0.5 }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("at least 1"));
        Assert.That(() => new RetryPolicy(1) { BackoffFactor = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1) { Jitter = -0.1 }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("not negative"));
        Assert.That(() => new RetryPolicy(1) { MaxDelay = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1) { Deadline = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RetryPolicy(1) { NonRetryable = [typeof(string)] }, Throws.ArgumentException.With.Message.Contains("System.String"));
    }
}
