using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>An event trigger that waits for events: section 5.2 of the specification step by step, its quirks mended.</summary>
sealed class OracleReactive(EventTrigger trigger, string automation, OracleWorld world) : OracleTrigger(trigger, automation, world)
{
    static readonly long LookBack = TimeSpan.FromMinutes(15).Ticks, KeptAfterEnd = TimeSpan.FromSeconds(60).Ticks;

    readonly OracleEventNames names = new(trigger);
    readonly OracleFilter filter = new(trigger.Match, trigger.MatchRelated);
    readonly long within = trigger.Within.Ticks;
    readonly int threshold = Math.Max(1, trigger.Threshold);
    readonly Dictionary<string, Bucket> buckets = [];

    protected override void Evaluate(EventStep e)
    {
        var (opens, counts) = names.MeaningOf(e);
        if (!(opens || counts) || !filter.Accepts(e)) return;
        var key = OracleKey.Of(KeyLabels, e);
        var t = e.Occurred;

        var bucket = buckets.GetValueOrDefault(key.Text);
        var staysArmed = names.HasAfter && within == 0;
        if (bucket is not null && bucket.End + KeptAfterEnd <= World.Now && !staysArmed) bucket = null;

        if (opens)
        {
            if (bucket is null || (within > 0 && t >= bucket.End)) bucket = new Bucket(t, t + within) { Count = counts ? -1 : 0 };
        }
        else if (!names.HasAfter && bucket is null)
        {
            bucket = new Bucket(t - LookBack, t + within);
        }

        if (counts && bucket is not null && t >= bucket.Start) bucket = Count(bucket, t, new OracleSignal(key, e, e));
        if (bucket is null) buckets.Remove(key.Text);
        else buckets[key.Text] = bucket;
    }

    /// <summary>Counts an event that is not before the bucket; gives the bucket that the key has then.</summary>
    Bucket? Count(Bucket bucket, long t, OracleSignal signal)
    {
        var isCounted = within == 0 || t < bucket.End;
        if (isCounted) bucket.Count++;
        var fires = bucket.Count >= threshold;
        if (fires) Fire(signal);
        if (!fires && t < bucket.End) return bucket;

        if (names.HasAfter) return null;
        if (within == 0) return fires ? null : bucket;
        var start = Math.Max(bucket.End, t);
        Bucket next = new(start, start + within);
        return isCounted ? next : Count(next, t, signal);
    }

    sealed class Bucket(long start, long end)
    {
        public long Start => start;

        public long End => end;

        public int Count { get; set; }
    }
}

/// <summary>Which events open a window and which are counted, by their names.</summary>
sealed class OracleEventNames(EventTrigger trigger)
{
    readonly List<string> after = [.. trigger.After.Select(p => p.Text)];
    readonly List<string> expect = [.. trigger.Expect.Select(p => p.Text)];

    public bool HasAfter => after.Count > 0;

    public (bool Opens, bool Counts) MeaningOf(EventStep e) =>
        (OracleFilter.AcceptsName(after, e.Name), expect.Count == 0 || OracleFilter.AcceptsName(expect, e.Name));
}
