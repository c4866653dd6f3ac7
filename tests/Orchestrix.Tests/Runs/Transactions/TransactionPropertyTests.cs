using CsCheck;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

/// <summary>Random trees of transactions, against an interpreter that is too simple to be wrong.</summary>
public sealed class TransactionPropertyTests
{
    internal abstract record Act
    {
        public sealed record Hook(int Id, bool Fails) : Act;

        public sealed record Commit(int Id, bool Fails) : Act;

        public sealed record Step(int Id) : Act;

        public sealed record Throw(int Id) : Act;

        public sealed record Nested(CommitMode Mode, bool IsCaught, Act[] Acts) : Act;
    }

    sealed class Failed(string message) : Exception(message);

    sealed class ActFailed(int id) : Exception($"act {id}");

    static readonly Gen<Act> Leaf = Gen.Select(Gen.Int[0, 999], Gen.Int[0, 19]).Select<(int, int), Act>(t => t switch
    {
        (var id, < 8) => new Act.Hook(id, t.Item2 < 2),
        (var id, < 13) => new Act.Commit(id, t.Item2 == 8),
        (var id, < 18) => new Act.Step(id),
        var (id, _) => new Act.Throw(id),
    });

    static Gen<Act> Tree(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (2, Gen.Select(Gen.Enum<CommitMode>(), Gen.Bool, Tree(depth - 1).Array[0, 4]).Select<(CommitMode, bool, Act[]), Act>(t => new Act.Nested(t.Item1, t.Item2, t.Item3))));

    static readonly Gen<Act.Nested> Roots = Gen.Select(Gen.Enum<CommitMode>(), Tree(3).Array[0, 6]).Select(t => new Act.Nested(t.Item1, true, t.Item2));

    [Flow]
    static async Task RandomTransactions(Act.Nested root, List<string> told) => await Execute(root, told);

    [Task]
    static Task RandomStep(int id, List<string> told)
    {
        told.Add($"step {id}");
        return Task.CompletedTask;
    }

    [Test]
    public void AnyTree_CommitsAndRollsBack_AsTheInterpreterSays() => Roots.Sample(
        root =>
        {
            using var host = Hosted.Start();
            List<string> told = [];
            RandomTransactions(root, told).GetAwaiter().GetResult();
            var rolledBack = host.Host.TaskRuns.Where(r => r.State.Name == "RolledBack").Select(r => r.Ordinal).Order();
            NaiveTransactions naive = new();
            naive.Execute(root);
            Assert.That(told, Is.EqualTo(naive.Told));
            Assert.That(rolledBack, Is.EqualTo(naive.RolledBackSteps.Order()));
        },
        iter: 300, threads: 1);

    static async Task Execute(Act.Nested nested, List<string> told)
    {
        try
        {
            await Run.InTransactionAsync(
                async transaction =>
                {
                    foreach (var act in nested.Acts)
                    {
                        await Task.Yield();
                        switch (act)
                        {
                            case Act.Hook(var id, var fails): transaction.OnRollback(() => Tell($"undo {id}", id, fails)); break;
                            case Act.Commit(var id, var fails): transaction.OnCommit(() => Tell($"commit {id}", id, fails)); break;
                            case Act.Step(var id): await RandomStep(id, told); break;
                            case Act.Throw(var id): throw new ActFailed(id);
                            case Act.Nested inner: await Execute(inner, told); break;
                        }
                    }
                },
                nested.Mode);
        }
        catch (Exception exception) when (nested.IsCaught && exception is ActFailed or RollbackFailedException)
        {
            told.Add($"caught {(exception is ActFailed ? exception.Message : "failed rollback")}");
        }

        void Tell(string line, int id, bool fails)
        {
            told.Add(line);
            if (fails) throw new ActFailed(id);
        }
    }

    readonly struct Hosted(OrchestrixTestHost host) : IDisposable
    {
        public OrchestrixTestHost Host => host;

        public static Hosted Start() => new(OrchestrixTestHost.Start());

        public void Dispose() => host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What happens, written down as a list of what would have to be undone; an end of a transaction either keeps the list or walks it backwards.</summary>
    sealed class NaiveTransactions
    {
        int steps;

        public List<string> Told { get; } = [];

        public List<int> RolledBackSteps { get; } = [];

        public void Execute(Act.Nested root) => Execute(root, null);

        void Execute(Act.Nested nested, Scope? outer)
        {
            try
            {
                Scope scope = new();
                try
                {
                    foreach (var act in nested.Acts) Execute(act, scope);
                    if (nested.Mode == CommitMode.Eager || (nested.Mode == CommitMode.Lazy && outer is null)) Commit(scope);
                }
                catch (Failed)
                {
                    Undo(scope);
                    throw;
                }

                if (nested.Mode == CommitMode.Off && Undo(scope) > 0) throw new Failed("failed rollback");
                if (nested.Mode == CommitMode.Lazy) outer?.Undo.Add(scope);
            }
            catch (Failed failed) when (nested.IsCaught)
            {
                Told.Add($"caught {failed.Message}");
            }
        }

        void Execute(Act act, Scope scope)
        {
            switch (act)
            {
                case Act.Hook hook: scope.Undo.Add(hook); break;
                case Act.Commit commit: scope.Commits.Add(commit); break;
                case Act.Step(var id):
                    Told.Add($"step {id}");
                    scope.Undo.Add(++steps);
                    break;
                case Act.Throw(var id): throw new Failed($"act {id}");
                case Act.Nested inner: Execute(inner, scope); break;
            }
        }

        void Commit(Scope scope)
        {
            foreach (var nested in scope.Undo.OfType<Scope>()) Commit(nested);
            foreach (var hook in scope.Commits)
            {
                Told.Add($"commit {hook.Id}");
                if (hook.Fails) throw new Failed($"act {hook.Id}");
            }
        }

        int Undo(Scope scope)
        {
            var failed = 0;
            foreach (var entry in Enumerable.Reverse(scope.Undo))
            {
                if (entry is Scope nested) failed += Undo(nested);
                if (entry is int step) RolledBackSteps.Add(step);
                if (entry is not Act.Hook hook) continue;
                Told.Add($"undo {hook.Id}");
                if (hook.Fails) failed++;
            }

            return failed;
        }

        sealed class Scope
        {
            public List<object> Undo { get; } = [];

            public List<Act.Commit> Commits { get; } = [];
        }
    }
}
