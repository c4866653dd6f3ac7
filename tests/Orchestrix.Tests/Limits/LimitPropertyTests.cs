using CsCheck;
using Orchestrix.Limits;
using Fate = Orchestrix.Tests.Limits.NaiveLimits.Fate;

namespace Orchestrix.Tests.Limits;

/// <summary>Whatever is asked, given back, called off, changed and waited for: the same requests are served, at the same moments, as by the naive model.</summary>
public sealed class LimitPropertyTests
{
    static readonly string[] Names = ["a", "b", "rate"];

    static readonly Gen<int[]> Subsets = Gen.Int[1, 7].Select(bits => Enumerable.Range(0, 3).Where(i => (bits & (1 << i)) != 0).ToArray());

    // Steps are made at multiples of 100 ms, and the time of each request runs out at so many milliseconds behind one: no two things happen at the same moment.
    static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Subsets, Gen.Int[1, 3], Gen.Int[-3, 8], (limits, count, wait) => (Step)new Ask(limits, count, wait < 0 ? null : wait * 100))),
        (4, Gen.Int[0, 50].Select(i => (Step)new Release(i))),
        (2, Gen.Int[0, 50].Select(i => (Step)new Cancel(i))),
        (3, Gen.Int[1, 6].Select(i => (Step)new Pass(i * 100))),
        (1, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], (limit, slots) => (Step)new Resize(limit, slots))),
        (1, Gen.Select(Gen.Int[0, 2], Gen.Bool, (limit, active) => (Step)new SetActive(limit, active))));

    abstract record Step;

    sealed record Ask(int[] Limits, int Count, int? Timeout) : Step
    {
        public override string ToString() => $"Ask([{string.Join(",", Limits)}], {Count}, {Timeout})";
    }

    sealed record Release(int Which) : Step;

    sealed record Cancel(int Which) : Step;

    sealed record Pass(int Milliseconds) : Step;

    sealed record Resize(int Limit, int Slots) : Step;

    sealed record SetActive(int Limit, bool IsActive) : Step;

    [Test]
    public void Requests_OfAnyKindInAnyOrder_AreServedAsTheNaiveModelServesThem() =>
        Steps.Array[1, 60].Sample(Follow, iter: 500);

    static void Follow(Step[] steps)
    {
        using LimitFixture fixture = new(new LimitDefinition("a", 2), new LimitDefinition("b", 3), new LimitDefinition("rate", 4, perSecond: 5));
        NaiveLimits model = new();
        List<(Task<SlotLease> Task, CancellationTokenSource Cancel)> real = [];
        foreach (var step in steps)
        {
            Do(step, fixture, model, real);
            for (var i = 0; i < real.Count; i++)
                if (FateOf(real[i].Task) is var fate && fate != (model.All[i].Fate == Fate.Released ? Fate.Holding : model.All[i].Fate))
                    throw new InvalidOperationException($"after {step}: request {i} is {fate}, and should be {model.All[i].Fate}");
            foreach (var limit in new[] { 0, 1 })
                if (OccupiedBy(fixture, Names[limit]) is var held && held < model.Occupied(limit)) throw new InvalidOperationException($"after {step}: {held} of {Names[limit]} are held, and {model.Occupied(limit)} should be");
        }

        foreach (var (task, cancel) in real)
        {
            cancel.Cancel();
            if (task.IsCompletedSuccessfully) task.Result.Dispose();
            cancel.Dispose();
        }

        foreach (var name in Names)
        {
            var status = fixture.Queue.StatusAsync(name).AsTask().GetAwaiter().GetResult();
            if (status.Holders.Count != 0 || status.Waiting != 0) throw new InvalidOperationException($"{status.Holders.Count} hold and {status.Waiting} wait for {name} after everybody left");
        }
    }

    static void Do(Step step, LimitFixture fixture, NaiveLimits model, List<(Task<SlotLease> Task, CancellationTokenSource Cancel)> real)
    {
        switch (step)
        {
            case Ask ask:
                CancellationTokenSource cancel = new();
                Task<SlotLease>? task = null;
                var timeout = ask.Timeout + 1 + real.Count;
                try
                {
                    task = fixture.Queue.AcquireAllAsync(ask.Limits.Select(l => Names[l]), ask.Count, timeout is { } wait ? TimeSpan.FromMilliseconds(wait) : null, cancellationToken: cancel.Token).AsTask();
                }
                catch (LimitException) // the model has to refuse it too
                {
                    cancel.Dispose();
                }

                if (model.Ask(ask.Limits, ask.Count, timeout) != task is not null) throw new InvalidOperationException($"{ask} was {(task is null ? "refused" : "taken")}");
                if (task is not null) real.Add((task, cancel));
                break;
            case Release release when Nth(model, release.Which, Fate.Holding) is var i and >= 0:
                real[i].Task.Result.Dispose();
                model.End(model.All[i], Fate.Released);
                break;
            case Cancel leave when Nth(model, leave.Which, Fate.Waiting) is var i and >= 0:
                real[i].Cancel.Cancel();
                model.End(model.All[i], Fate.Cancelled);
                break;
            case Pass pass:
                for (var passed = 0; passed < pass.Milliseconds; passed++)
                {
                    fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
                    model.Pass(1);
                }

                break;
            case Resize resize:
                fixture.Queue.Resize(Names[resize.Limit], resize.Slots);
                model.Resize(resize.Limit, resize.Slots);
                break;
            case SetActive set:
                fixture.Queue.SetActive(Names[set.Limit], set.IsActive);
                model.SetActive(set.Limit, set.IsActive);
                break;
        }
    }

    static int Nth(NaiveLimits model, int n, Fate fate)
    {
        int[] fitting = [.. Enumerable.Range(0, model.All.Count).Where(i => model.All[i].Fate == fate)];
        return fitting.Length == 0 ? -1 : fitting[n % fitting.Length];
    }

    static int OccupiedBy(LimitFixture fixture, string limit) => fixture.Queue.StatusAsync(limit).AsTask().GetAwaiter().GetResult().Occupied;

    static Fate FateOf(Task<SlotLease> task) => task switch
    {
        { IsCompletedSuccessfully: true } => Fate.Holding,
        { IsCanceled: true } => Fate.Cancelled,
        { Exception.InnerException: LimitTimeoutException } => Fate.TimedOut,
        { Exception.InnerException: LimitException } => Fate.Refused,
        { IsFaulted: true } => throw new InvalidOperationException("failed otherwise", task.Exception),
        _ => Fate.Waiting,
    };
}
