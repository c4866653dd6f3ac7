using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>A figure of flow runs that is beyond a threshold for some time: section 8 of the specification, and what was decided about it.</summary>
sealed class OracleMetric(MetricTrigger trigger, string automation, OracleWorld world) : OracleTrigger(trigger, automation, world)
{
    readonly OracleFilter filter = new(trigger.Match, trigger.MatchRelated);
    readonly MetricQuery metric = trigger.Metric;
    readonly Dictionary<string, Run> runs = [];
    bool isTriggered;
    long? since;
    long arming;

    public override void AddDeadlines(List<OracleDeadline> deadlines)
    {
        foreach (var run in runs.Values)
            if (run.Stamp is { } stamp && !run.HasLeft) deadlines.Add(new(stamp + metric.Range.Ticks, OracleDeadline.LeavingSample, 0, run.Leave));
        if (since is { } start) deadlines.Add(new(start + metric.FiringFor.Ticks, OracleDeadline.Timer, arming, Flip));
    }

    public override void Reset()
    {
        runs.Clear();
        isTriggered = false;
        since = null;
    }

    protected override void Evaluate(EventStep e)
    {
        if (!OracleMatching.IsName("orchestrix.flow-run.*", e.Name) || !e.Resource.TryGetValue("orchestrix.state-type", out var type) || !filter.Accepts(e)) return;
        var id = e.Resource["orchestrix.resource.id"];
        if (!runs.TryGetValue(id, out var run)) runs.Add(id, run = NewRun());
        switch (metric.Name)
        {
            case MetricName.Successes:
                run.IsBad = type is "FAILED" or "CRASHED";
                if (type == "PENDING") run.Sample(e.Occurred, 0);
                break;
            case MetricName.Duration:
                if (type == "RUNNING") run.Begun ??= e.Occurred;
                else if (type is "COMPLETED" or "FAILED" or "CANCELLED" or "CRASHED" && run.Begun is { } begun)
                {
                    run.Sample(e.Occurred, e.Occurred - begun);
                    run.Begun = null;
                }

                break;
            default:
                if (e.Resource.GetValueOrDefault("orchestrix.state-name") == "Late")
                {
                    run.Begun = e.Occurred;
                }
                else if (type is "RUNNING" or "CRASHED" && run.Begun is { } late)
                {
                    run.Sample(e.Occurred, e.Occurred - late);
                    run.Begun = null;
                }

                break;
        }

        Look();
    }

    Run NewRun()
    {
        Run run = new();
        run.Leave = () =>
        {
            run.HasLeft = true;
            Look();
        };
        return run;
    }

    void Look()
    {
        if (Holds() == isTriggered)
        {
            since = null;
        }
        else if (since is null)
        {
            since = World.Now;
            arming = World.NextArming();
        }
    }

    void Flip()
    {
        isTriggered = !isTriggered;
        since = null;
        if (isTriggered) Fire(new OracleSignal(OracleKey.Empty, null, null));
        else EndedAgain();
    }

    bool Holds()
    {
        var counted = runs.Values.Where(r => r.Stamp > World.Now - metric.Range.Ticks).ToList();
        if (counted.Count == 0) return false;
        var figure = metric.Name == MetricName.Successes
            ? counted.Count(r => !r.IsBad) / (double)counted.Count
            : counted.Sum(r => r.Length) / (double)counted.Count / TimeSpan.TicksPerSecond;
        return metric.Operator switch
        {
            MetricOperator.LessThan => figure < metric.Threshold,
            MetricOperator.AtMost => figure <= metric.Threshold,
            MetricOperator.GreaterThan => figure > metric.Threshold,
            _ => figure >= metric.Threshold,
        };
    }

    sealed class Run
    {
        /// <summary>Since when it runs, or is late.</summary>
        public long? Begun { get; set; }

        public bool IsBad { get; set; }

        /// <summary>The time stamp of the run's sample; null when there is none.</summary>
        public long? Stamp { get; private set; }

        public long Length { get; private set; }

        public bool HasLeft { get; set; }

        public Action Leave { get; set; } = () => { };

        public void Sample(long stamp, long length)
        {
            Stamp = stamp;
            Length = length;
            HasLeft = false;
        }
    }
}
