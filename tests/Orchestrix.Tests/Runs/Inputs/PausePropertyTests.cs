using CsCheck;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>
/// Random flows of steps, pauses and suspensions, with attempts that fail, against inputs that come right, wrong, twice, too late or never: each step is computed
/// once, each input delivered once, and the run ends as a naive model says.
/// </summary>
public sealed partial class PausePropertyTests
{
    public enum Part { Step, Pause, Suspend, Fail }

    enum Answer { Right, Wrong, Twice, Late, Cancel }

    sealed class World
    {
        public List<int> Steps { get; } = [];

        public Dictionary<int, List<int>> Inputs { get; } = [];

        public HashSet<int> Failed { get; } = [];
    }

    static readonly AsyncLocal<World> Worlds = new();

    [Task] static async Task<int> Compute(int place) { await Task.Yield(); Worlds.Value!.Steps.Add(place); return place; }

    [Flow("pauses-random", Suspends = true, Retries = 100)]
    static async Task<int> Walk(Part[] parts)
    {
        var world = Worlds.Value!;
        var sum = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == Part.Step) sum += await Compute(i);
            else if (parts[i] == Part.Fail && world.Failed.Add(i)) throw new IOException($"The attempt fails at {i}.");
            else if (parts[i] is Part.Pause or Part.Suspend)
            {
                var input = parts[i] == Part.Pause ? await Run.PauseForAsync<int>(timeout: 1.Hours()) : await Run.SuspendForAsync<int>(timeout: 1.Hours());
                if (!world.Inputs.TryGetValue(i, out var seen)) world.Inputs.Add(i, seen = []);
                seen.Add(input);
                sum += input;
            }
        }

        return sum;
    }

    // What a person would expect: the end, and the sum where there is one. The first answer that ends the run decides.
    static (StateType End, int Sum, int Waits) Expected(Part[] parts, Answer[] answers)
    {
        var (sum, waits) = (0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == Part.Step) sum += i;
            if (parts[i] is not (Part.Pause or Part.Suspend)) continue;
            var answer = answers[waits % answers.Length];
            waits++;
            if (answer == Answer.Late) return (StateType.Failed, 0, waits);
            if (answer == Answer.Cancel) return (StateType.Cancelled, 0, waits);
            sum += waits * 100;
        }

        return (StateType.Completed, sum, waits);
    }

    static async Task<bool> Plays(Part[] parts, Answer[] answers)
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false;
        var world = Worlds.Value = new World();
        var running = Walk(parts);
        var control = host.Host.Control;
        var (end, sum, waits) = Expected(parts, answers);
        for (var wait = 0; wait < waits; wait++)
        {
            await host.WaitForIdleAsync();
            var run = host.FlowRuns.Single();
            if (run.State.Type != StateType.Paused || run.WaitsFor.Count != 1) return false;
            var (key, input) = (run.WaitsFor[0].Key, (wait + 1) * 100);
            var answer = answers[wait % answers.Length];
            if (answer == Answer.Wrong && (await control.ResumeWithAsync(run.Id, "no number")).Mistakes.Count != 1) return false;
            if (answer == Answer.Late) await host.AdvanceAsync(2.Hours());
            if (answer == Answer.Cancel) await host.CancelAsync(run);
            var both = await Task.WhenAll(control.ResumeWithAsync(run.Id, input, key).AsTask(), answer == Answer.Twice ? control.ResumeWithAsync(run.Id, input, key).AsTask() : Task.FromResult(default(ControlResult)));
            if (both.Count(r => r.IsAccepted) != (answer is Answer.Late or Answer.Cancel ? 0 : 1)) return false;
        }

        await host.WaitForIdleAsync();
        var ended = host.FlowRuns.Single();
        if (ended.State.Type != end || (end == StateType.Completed) != running.IsCompletedSuccessfully) return false;
        if (running.IsCompletedSuccessfully && await running != sum) return false;
        _ = running.Exception; // observed
        return world.Steps.Distinct().Count() == world.Steps.Count && world.Inputs.Values.All(seen => seen.Distinct().Count() == 1)
            && host.Events.Count(e => e.Name == "orchestrix.flow-run.resumed") == waits - (end == StateType.Completed ? 0 : 1)
            && ended.RunCount == world.Failed.Count + 1;
    }

    [Test]
    public async Task Flow_RandomPausesSuspensionsFailuresAndAnswers_EndsAsTheModelSays() =>
        await Gen.Select(Gen.Enum<Part>().Array[0, 8], Gen.Frequency((6, Gen.Const(Answer.Right)), (2, Gen.Const(Answer.Wrong)), (2, Gen.Const(Answer.Twice)), (1, Gen.Const(Answer.Late)), (1, Gen.Const(Answer.Cancel))).Array[1, 8])
            .SampleAsync((parts, answers) => Plays(parts, answers), iter: 200, threads: 2);
}
