using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>
/// A trigger that waits for the absence of events: section 6 of the specification with exact timers. A run that stays in a state is one: states of the type
/// open its window, all others are what is expected.
/// </summary>
sealed class OracleProactive : OracleTrigger
{
    static readonly long LookBack = TimeSpan.FromMinutes(15).Ticks;

    readonly Func<EventStep, (bool Opens, bool Counts)> meaningOf;
    readonly OracleFilter filter;
    readonly bool hasAfter;
    readonly long within, grace;
    readonly int threshold;
    readonly List<Window> windows = [];

    public OracleProactive(EventTrigger trigger, string automation, OracleWorld world) : base(trigger, automation, world)
    {
        OracleEventNames names = new(trigger);
        meaningOf = names.MeaningOf;
        filter = new OracleFilter(trigger.Match, trigger.MatchRelated);
        hasAfter = names.HasAfter;
        within = trigger.Within.Ticks;
        grace = trigger.Grace.Ticks;
        threshold = trigger.Threshold;
    }

    public OracleProactive(StaysTrigger trigger, string automation, OracleWorld world) : base(trigger, automation, world)
    {
        var pattern = $"{trigger.Kind.Text}.*";
        meaningOf = e =>
            !OracleMatching.IsName(pattern, e.Name) || !e.Resource.TryGetValue("orchestrix.state-type", out var type) ? (false, false)
            : type == trigger.StateType ? (true, false)
            : (false, true);
        filter = new OracleFilter(trigger.Match, trigger.MatchRelated);
        hasAfter = true;
        within = trigger.For.Ticks;
        grace = trigger.Grace.Ticks;
        threshold = 1;
    }

    bool OpensByItself => !hasAfter && KeyLabels.Count == 0;

    public override void Begin()
    {
        if (OpensByItself && windows.Count == 0) Open(OracleKey.Empty, World.Now, World.Now + within, 0, null);
    }

    public override void AddDeadlines(List<OracleDeadline> deadlines)
    {
        foreach (var window in windows) deadlines.Add(new(window.End + grace, OracleDeadline.Timer, window.Arming, window.Ring));
    }

    public override void AddWindows(List<OracleOverdue> overdue)
    {
        foreach (var window in windows) overdue.Add(new(window.End + grace, window.Arming, () => windows.Remove(window), () => Ring(window, World.Now)));
    }

    protected override void Evaluate(EventStep e)
    {
        var (opens, counts) = meaningOf(e);
        if (!(opens || counts) || !filter.Accepts(e)) return;
        var key = OracleKey.Of(KeyLabels, e);
        var t = e.Occurred;

        var window = windows.Find(w => w.Key.Text == key.Text);
        if (window is not null) window.Last = e;
        else if (opens) window = Open(key, t, t + within, counts ? -1 : 0, e);
        else if (!hasAfter) window = Open(key, t - LookBack, t + within, 0, e);

        if (!counts)
        {
            // While the timer waits for late events, a start that occurred after the end must not be lost.
            if (opens && grace > 0 && window is not null && t >= window.End) EndBy(window, opens, e);
            return;
        }

        if (window is not null && t >= window.Start)
        {
            if (t < window.End) Count(window, opens, e);
            else EndBy(window, opens, e);
        }

        Counted(key, e, threshold);
    }

    void Count(Window window, bool opens, EventStep e)
    {
        window.Count++;
        if (!hasAfter || window.Count < threshold) return; // without `after`, enough events wait for the end as too few do
        windows.Remove(window);
        if (opens) Open(window.Key, e.Occurred, e.Occurred + within, 0, e);
    }

    void EndBy(Window window, bool opens, EventStep e)
    {
        windows.Remove(window);
        if (!hasAfter) Open(window.Key, Math.Max(window.End, e.Occurred), Math.Max(window.End, e.Occurred) + within, 1, e);
        else if (opens) Open(window.Key, e.Occurred, e.Occurred + within, 0, e);
        if (window.Count < threshold) Fire(new OracleSignal(window.Key, e, e));
    }

    void Ring(Window window, long nextStart)
    {
        windows.Remove(window);
        if (!hasAfter) Open(window.Key, nextStart, nextStart + within, 0, window.Last); // a silence that lasts keeps showing what was seen last
        if (window.Count < threshold) Fire(new OracleSignal(window.Key, window.Last, null));
    }

    Window Open(OracleKey key, long start, long end, int count, EventStep? e)
    {
        Window window = new(key, start, end, World.NextArming()) { Count = count, Last = e };
        window.Ring = () => Ring(window, Math.Max(window.End, World.Now - grace)); // a window of an event that occurred long ago ends now
        windows.Add(window);
        return window;
    }

    sealed class Window(OracleKey key, long start, long end, long arming)
    {
        public OracleKey Key => key;

        public long Start => start;

        public long End => end;

        public long Arming => arming;

        public Action Ring { get; set; } = () => { };

        public int Count { get; set; }

        public EventStep? Last { get; set; }
    }
}
