using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Triggers;

/// <summary>One trigger, evaluated without a log. Times are seconds.</summary>
sealed class Evaluation : IFiringSink
{
    readonly TriggerEvaluator evaluator = new();
    readonly TriggerRule rule;
    readonly List<double> fired = [];
    double now;

    public Evaluation(Trigger trigger)
    {
        rule = TriggerCompiler.Compile(trigger);
        evaluator.Add(rule, 0);
    }

    public int OpenWindows => evaluator.OpenWindows;

    public static SeenEvent Event(string name, string resourceId, double occurred, params KeyValuePair<string, string>[] labels) => new(
        new CustomEvent(Symbol.Of(name), Guid.Empty, Ticks(occurred), null, new Resource(resourceId, labels), [], EventEntry.EmptyPayload), 0, 1, Ticks(occurred));

    public void Show(in SeenEvent @event, double? now = null)
    {
        this.now = Math.Max(this.now, now ?? (double)@event.Reference.OccurredTicks / TimeSpan.TicksPerSecond);
        evaluator.Evaluate(rule, @event, Ticks(this.now), this);
    }

    public IReadOnlyList<double> PassTime(double until)
    {
        while (evaluator.TryEndNext(Ticks(until), Ticks(now), this)) { }
        now = until;
        return fired;
    }

    public void Sweep(double at, int steps) => evaluator.Sweep(Ticks(at), steps);

    public void Remove() => evaluator.Remove(rule);

    void IFiringSink.Fire(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks) => fired.Add((double)nowTicks / TimeSpan.TicksPerSecond);

    static long Ticks(double seconds) => TimeSpan.FromSeconds(seconds).Ticks;
}
