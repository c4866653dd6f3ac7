using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Triggers;

/// <summary>One trigger, evaluated without a log. Times are seconds.</summary>
sealed class Evaluation : IFiringSink
{
    readonly TriggerEvaluator evaluator;
    readonly CompiledTrigger compiled;
    readonly List<double> fired = [];
    double now;

    public Evaluation(Trigger trigger)
    {
        evaluator = new TriggerEvaluator(this);
        compiled = TriggerCompiler.Compile(trigger);
        evaluator.Number(compiled);
        evaluator.Add(compiled, 0);
    }

    public int OpenWindows => evaluator.OpenWindows;

    public static SeenEvent Event(string name, string resourceId, double occurred, params KeyValuePair<string, string>[] labels) => new(
        new CustomEvent(Symbol.Of(name), Guid.Empty, Ticks(occurred), null, new Resource(resourceId, labels), [], EventEntry.EmptyPayload), 0, 1, Ticks(occurred));

    public void Show(in SeenEvent @event, double? now = null)
    {
        this.now = Math.Max(this.now, now ?? (double)@event.Reference.OccurredTicks / TimeSpan.TicksPerSecond);
        for (var i = 0; i < compiled.Rules.Count; i++) evaluator.Evaluate(compiled.Rules[i], @event, Ticks(this.now));
    }

    public IReadOnlyList<double> PassTime(double until)
    {
        while (evaluator.TryPassNext(Ticks(until), Ticks(now))) { }
        now = until;
        return fired;
    }

    public void Sweep(double at, int steps) => evaluator.Sweep(Ticks(at), steps);

    public void Remove() => evaluator.Remove(compiled);

    void IFiringSink.Fire(in Raised raised) => fired.Add((double)raised.Ticks / TimeSpan.TicksPerSecond);

    void IFiringSink.FireAtOnce(TriggerNode node, in SeenEvent @event, long nowTicks) => fired.Add((double)nowTicks / TimeSpan.TicksPerSecond);

    void IFiringSink.Limit(in Raised raised, int count) { }

    static long Ticks(double seconds) => TimeSpan.FromSeconds(seconds).Ticks;
}
