using CsCheck;
using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

namespace Orchestrix.Tests.Runs.Queries;

/// <summary>Whatever is asked of whatever runs there are: the answer is that of a loop over all of them.</summary>
public sealed class RunQueryPropertyTests
{
    static readonly Gen<string[]> Definitions = AnyOf("crowd-orders", "crowd-report", "crowd-bill", "crowd-later", "crowd-pack", "crowd-none").Array[0, 2];
    static readonly Gen<string[]> Tags = AnyOf("shop", "daily", "none").Array[0, 2];
    static readonly Gen<StateType[]> Types = Gen.Enum<StateType>().Array[0, 3];
    static readonly Gen<int?> Seconds = Gen.Int[-5, 60].Nullable();

    static readonly Gen<Question> Questions =
        from kind in Gen.Enum<RunKind>()
        from definitions in Definitions
        from prefixes in AnyOf("crowd-", "crowd-b", "x").Array[0, 1]
        from any in Tags
        from all in Tags
        from types in Types
        from not in Types
        from times in Gen.Select(Seconds, Seconds, Seconds)
        from rootsOnly in Gen.Bool
        from text in AnyOf<string?>(null, "ORDERS", "paper", "-")
        from order in Gen.Enum<RunOrder>()
        from up in Gen.Bool
        from size in Gen.Int[1, 9]
        select new Question(kind, definitions, prefixes, any, all, types, not, times.Item1, times.Item2, times.Item3, rootsOnly, text, order, up, size);

    [Test]
    public Task Query_OfAnyRuns_IsThatOfANaiveLoop() =>
        Gen.Select(Gen.Int[0, 99].Array[1, 25], Questions.Array[4]).SampleAsync(async sample => await AskAsync(sample.Item1, sample.Item2), iter: 60);

    static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static async Task AskAsync(int[] acts, Question[] questions)
    {
        await using var fixture = RunFixture.Start();
        var begin = fixture.Time.GetUtcNow();
        foreach (var act in acts) await RunCrowd.Act(fixture, act);
        List<Run> all = [.. fixture.Events().OfType<RunStateChanged>().Select(e => e.Run).Distinct()];

        foreach (var question in questions)
        {
            var expected = question.Answer(all, begin);
            var filter = question.Filter(begin);
            List<Run> found = [];
            for (RunQuery? query = new() { Filter = filter, Order = question.Order, Ascending = question.Ascending, PageSize = question.PageSize }; query is not null;)
            {
                var page = await fixture.Host.RunQueries.QueryAsync(query);
                Assert.That(page.Total, Is.EqualTo(expected.Count));
                Assert.That(page.Runs, Has.Count.LessThanOrEqualTo(question.PageSize));
                found.AddRange(page.Runs);
                query = page.Next;
            }

            Assert.That(found.Select(r => r.Id), Is.EqualTo(expected.Select(r => r.Id)), question.ToString());
            Assert.That(await fixture.Host.RunQueries.CountAsync(filter), Is.EqualTo(expected.Count));
            var states = await fixture.Host.RunQueries.CountByStateAsync(filter);
            Assert.That(states.ToDictionary(s => s.Name, s => s.Count), Is.EquivalentTo(expected.CountBy(r => r.State.Name)));
            var history = await fixture.Host.RunQueries.HistoryAsync(filter, begin.AddSeconds(-1), begin.AddSeconds(40), TimeSpan.FromSeconds(7));
            Assert.That(history.Select(h => h.Count), Is.EqualTo(Enumerable.Range(0, 6).Select(i => expected.Count(r => InBucket(r, i)))));
        }

        bool InBucket(Run run, int i)
        {
            var at = run.Started ?? run.State.ScheduledTime ?? run.Created;
            return at >= begin.AddSeconds(-1 + (7 * i)) && at < begin.AddSeconds(Math.Min(40, 6 + (7 * i)));
        }
    }

    sealed record Question(
        RunKind Kind, string[] Definitions, string[] Prefixes, string[] Any, string[] All, StateType[] Types, StateType[] Not,
        int? StartedSince, int? EndedUntil, int? CreatedSince, bool RootsOnly, string? Text, RunOrder Order, bool Ascending, int PageSize)
    {
        public RunFilter Filter(DateTimeOffset begin) => new()
        {
            Kind = Kind,
            DefinitionNames = Definitions,
            DefinitionNamePrefixes = Prefixes,
            AnyTags = Any,
            AllTags = All,
            StateTypes = Types,
            ExceptStateTypes = Not,
            StartedSince = At(begin, StartedSince),
            EndedUntil = At(begin, EndedUntil),
            CreatedSince = At(begin, CreatedSince),
            RootsOnly = RootsOnly,
            Text = Text,
        };

        // Says the same once more, in another way: step by step, each criterion taking some runs out.
        public List<Run> Answer(List<Run> runs, DateTimeOffset begin)
        {
            List<Run> left = [.. runs];
            if (Kind != RunKind.All) left.RemoveAll(r => r is TaskRun != (Kind == RunKind.TaskRuns));
            if (Definitions.Length > 0) left.RemoveAll(r => !Definitions.Contains(r.Definition.Name));
            foreach (var prefix in Prefixes) left.RemoveAll(r => !r.Definition.Name.StartsWith(prefix, StringComparison.Ordinal));
            if (Any.Length > 0) left.RemoveAll(r => !r.Definition.Tags.Intersect(Any).Any());
            left.RemoveAll(r => All.Except(r.Definition.Tags).Any());
            if (Types.Length > 0) left.RemoveAll(r => !Types.Contains(r.State.Type));
            left.RemoveAll(r => Not.Contains(r.State.Type));
            if (At(begin, StartedSince) is { } started) left.RemoveAll(r => !(r.Started >= started));
            if (At(begin, EndedUntil) is { } ended) left.RemoveAll(r => !(r.Ended <= ended));
            if (At(begin, CreatedSince) is { } created) left.RemoveAll(r => r.Created < created);
            if (RootsOnly) left.RemoveAll(r => r.Parent is not null);
            if (Text is not null) left.RemoveAll(r => !$"{r.Name}\n{r.Definition.Name}\n{r.State.Name}\n{r.State.Message}\n{string.Join('\n', r.Definition.Tags)}".ToUpperInvariant().Contains(Text.ToUpperInvariant(), StringComparison.Ordinal));

            var has = left.Where(r => KeyOf(r) is not null).OrderBy(KeyOf, Keys).ThenBy(r => r.Id).ToList();
            var hasNot = left.Where(r => KeyOf(r) is null).OrderBy(r => r.Id).ToList();
            if (Ascending) return [.. has, .. hasNot];
            has.Reverse();
            hasNot.Reverse();
            return [.. has, .. hasNot];
        }

        static readonly Comparer<object?> Keys = Comparer<object?>.Create((x, y) => x is string one ? string.CompareOrdinal(one, (string?)y) : Comparer<object>.Default.Compare(x, y));

        object? KeyOf(Run run) => Order switch
        {
            RunOrder.Created => run.Created,
            RunOrder.Started => run.Started,
            RunOrder.Ended => run.Ended,
            RunOrder.Duration => run.Ended - run.Started,
            _ => run.Name,
        };

        static DateTimeOffset? At(DateTimeOffset begin, int? seconds) => seconds is { } s ? begin.AddSeconds(s) : null;
    }
}
