using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

public sealed class TransactionRuleTests
{
    [Flow] static Task Execute(Func<Task> body) => body();

    [Test]
    public async Task Rollback_SomeHooksThrow_TheOthersAreCalledAndTheFirstExceptionStays()
    {
        await using var host = OrchestrixTestHost.Start();
        List<string> called = [];
        Transaction? seen = null;

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Execute(() => Run.InTransactionAsync(async transaction =>
        {
            seen = transaction;
            await Task.Yield();
            transaction.OnRollback(() => called.Add("first"));
            transaction.OnRollback(() => throw new IOException("disk"));
            transaction.OnRollback(() => called.Add("third"));
            throw new InvalidOperationException("body");
        })));

        Assert.That(thrown!.Message, Is.EqualTo("body"));
        Assert.That(called, Is.EqualTo(new[] { "third", "first" }));
        Assert.That(seen!.State, Is.EqualTo(TransactionState.RolledBack));
        Assert.That(seen.RollbackFailures.Single().Exception, Is.InstanceOf<IOException>());
        Assert.That(host.FlowRuns.Single().RollbackFailures, Is.EqualTo(seen.RollbackFailures));
        var told = host.Events.Single(e => e.Name == "orchestrix.transaction.rollback-failed");
        Assert.That(told.Resource.Id, Is.EqualTo($"orchestrix.transaction.{seen.Id}"));
        Assert.That(told.Related.Select(r => r.Id), Does.Contain($"orchestrix.flow-run.{host.FlowRuns.Single().Id}"));
        Assert.That(told.Payload.GetProperty("message").GetString(), Is.EqualTo("disk"));
    }

    [Test]
    public async Task Commit_AHookThrows_RollsEverythingBackAndThrowsIt()
    {
        List<string> called = [];
        Transaction? inner = null;

        var thrown = await Assert.ThrowsAsync<IOException>(async () => await Run.InTransactionAsync(async outer =>
        {
            outer.OnRollback(() => called.Add("undo outer"));
            outer.OnCommit(() => called.Add("commit outer"));
            outer.OnCommit(() => throw new IOException("disk"));
            await Run.InTransactionAsync(nested =>
            {
                inner = nested;
                nested.OnCommit(() => called.Add("commit inner"));
                nested.OnRollback(() => called.Add("undo inner"));
                return Task.CompletedTask;
            });
        }));

        Assert.That(thrown!.Message, Is.EqualTo("disk"));
        Assert.That(called, Is.EqualTo(new[] { "commit inner", "commit outer", "undo inner", "undo outer" }));
        Assert.That(inner!.State, Is.EqualTo(TransactionState.RolledBack));
    }

    [Test]
    public async Task Nested_FailsAndIsCaught_LeavesTheOuterOneAlone()
    {
        List<string> called = [];

        await Run.InTransactionAsync(async outer =>
        {
            outer.OnRollback(() => called.Add("undo outer"));
            outer.OnCommit(() => called.Add("commit outer"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => Run.InTransactionAsync(nested =>
            {
                nested.OnRollback(() => called.Add("undo nested"));
                throw new InvalidOperationException("nested");
            }));
            Assert.That(Transaction.Current, Is.SameAs(outer));
        });

        Assert.That(called, Is.EqualTo(new[] { "undo nested", "commit outer" }));
        Assert.That(Transaction.Current, Is.Null);
    }

    [Test]
    public async Task Eager_OuterFails_StaysCommitted()
    {
        List<string> called = [];
        Transaction? eager = null;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Run.InTransactionAsync(async outer =>
        {
            await Run.InTransactionAsync(
                nested =>
                {
                    eager = nested;
                    nested.OnCommit(() => called.Add("commit"));
                    nested.OnRollback(() => called.Add("undo"));
                    return Task.CompletedTask;
                },
                CommitMode.Eager);
            throw new InvalidOperationException("outer");
        }));

        Assert.That(called, Is.EqualTo(new[] { "commit" }));
        Assert.That(eager!.State, Is.EqualTo(TransactionState.Committed));
        Assert.Throws<TransactionException>(() => eager.OnRollback(() => { }));
        await Assert.ThrowsAsync<TransactionException>(() => eager.RollbackAsync());
        await eager.DisposeAsync();
        Assert.That(eager.State, Is.EqualTo(TransactionState.Committed));
    }

    [Test]
    public async Task Off_NotCommitted_IsRolledBackAtItsEnd([Values] bool commits)
    {
        List<string> called = [];

        await Run.InTransactionAsync(
            async transaction =>
            {
                transaction.OnRollback(() => called.Add("undo"));
                transaction.OnCommit(() => called.Add("commit"));
                if (commits) await transaction.CommitAsync();
            },
            CommitMode.Off);

        Assert.That(called, Is.EqualTo(new[] { commits ? "commit" : "undo" }));
    }

    [Test]
    public async Task Off_RollbackFails_ThrowsWhatWasNotUndone()
    {
        var thrown = await Assert.ThrowsAsync<RollbackFailedException>(() => Run.InTransactionAsync(
            transaction =>
            {
                transaction.OnRollback(() => throw new IOException("disk"));
                return Task.CompletedTask;
            },
            CommitMode.Off));

        Assert.That(thrown!.Failures.Single().Exception, Is.InstanceOf<IOException>());
        Assert.That(thrown.Message, Does.Contain("() => throw new IOException(\"disk\")").And.Contain("disk"));
    }

    [Test]
    public async Task BeginTransaction_DisposedWithoutCommit_IsRolledBack([Values] CommitMode mode, [Values] bool commits)
    {
        List<string> called = [];

        await using (var transaction = Run.BeginTransaction(mode))
        {
            Assert.That(Transaction.Current, Is.SameAs(transaction));
            transaction.OnRollback(() => called.Add("undo"));
            transaction.OnCommit(() => called.Add("commit"));
            if (commits) await transaction.CommitAsync();
        }

        Assert.That(called, Is.EqualTo(new[] { commits ? "commit" : "undo" }));
        Assert.That(Transaction.Current, Is.Null);
    }

    [Test]
    public async Task Commit_ANestedOneIsStillActive_FailsAndIsRolledBack()
    {
        TaskCompletionSource goOn = new();
        Task? nested = null;
        List<string> called = [];

        var thrown = await Assert.ThrowsAsync<TransactionException>(() => Run.InTransactionAsync(outer =>
        {
            outer.OnRollback(() => called.Add("undo outer"));
            nested = Run.InTransactionAsync(async inner =>
            {
                inner.OnRollback(() => called.Add("undo inner"));
                await goOn.Task;
            });
            return Task.CompletedTask;
        }));
        goOn.SetResult();
        var late = await Assert.ThrowsAsync<TransactionException>(() => nested!);

        Assert.That(thrown!.Message, Does.Contain("1 nested in it had not ended"));
        Assert.That(late!.Message, Does.Contain("rolled back already"));
        Assert.That(called, Is.EqualTo(new[] { "undo outer", "undo inner" }));
    }

    [Test]
    public async Task Values_FallBackToTheOuterOne_AndMissingOnesAreTold() => await Run.InTransactionAsync(async outer =>
    {
        outer.Set("city", "Rome");
        outer.Set("nights", 2);
        await Run.InTransactionAsync(nested =>
        {
            nested.Set("nights", 3);
            Assert.That(nested.Get<string>("city"), Is.EqualTo("Rome"));
            Assert.That(nested.Get<int>("nights"), Is.EqualTo(3));
            Assert.That(nested.Get("guests", 7), Is.EqualTo(7));
            Assert.That(() => nested.Get<int>("night"), Throws.InstanceOf<TransactionException>().With.Message.Contains("Did you mean 'nights'?"));
            Assert.That(() => nested.Get<int>("city"), Throws.InstanceOf<TransactionException>().With.Message.Contains("is a String, and was asked for as a Int32"));
            return Task.CompletedTask;
        });
        Assert.That(outer.Get<int>("nights"), Is.EqualTo(2));
    });

    [Test]
    public async Task Hooks_OfAnyKind_AreAwaited([Values] bool fails)
    {
        List<string> called = [];
        var body = Run.InTransactionAsync(transaction =>
        {
            transaction.OnRollback(() => Later("task"));
            transaction.OnRollback(() => new ValueTask(Later("value task")));
            transaction.OnRollback(() => new ValueTask<int>(Later("value")));
            transaction.OnRollback(async () => await Later("asynchronous"));
            transaction.OnRollback(async token => await Later($"token {token.CanBeCanceled}"));
            transaction.OnCommit(() => Later("task"));
            transaction.OnCommit(() => new ValueTask(Later("value task")));
            transaction.OnCommit(() => new ValueTask<int>(Later("value")));
            transaction.OnCommit(async () => await Later("asynchronous"));
            return fails ? throw new InvalidOperationException("no") : Task.CompletedTask;
        });

        await Assert.ThatAsync(() => body, fails ? Throws.InvalidOperationException : Throws.Nothing);

        Assert.That(called, Is.EqualTo(fails ? new[] { "token True", "asynchronous", "value", "value task", "task" } : ["task", "value task", "value", "asynchronous"]));

        async Task<int> Later(string line)
        {
            await Task.Yield();
            await Task.Yield();
            called.Add(line);
            return 1;
        }
    }

    [Test]
    public void InTransaction_AsynchronousBody_IsRefused() =>
        Assert.That(() => { _ = Run.InTransaction(async _ => await Task.Yield()); }, Throws.ArgumentException.With.Message.Contains("InTransactionAsync"));

    [Test]
    public async Task Step_EndsAfterTheRollback_IsRolledBackAtOnce()
    {
        await using var host = OrchestrixTestHost.Start();
        TaskCompletionSource goOn = new();
        Task? late = null;

        await Execute(async () =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Run.InTransactionAsync(_ =>
            {
                late = Wait(goOn.Task);
                throw new InvalidOperationException("body");
            }));
            goOn.SetResult();
            await late!;
        });

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("RolledBack"));
    }

    [Task] static async Task Wait(Task until) => await until;
}
