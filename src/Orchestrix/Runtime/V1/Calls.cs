using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

// Generated structs as calls that the run engine can keep, repeat and start: one class per shape of return.

[StackTraceHidden]
sealed class ActionCall<TCall>(TCall call) : SyncCall<Nothing>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedAction
{
    public override Nothing Invoke(CancellationToken cancellationToken)
    {
        call.Invoke(cancellationToken);
        return default;
    }

    internal override Func<CancellationToken, Task>? RollbackOf(Nothing result) => call is ITrackedRollback rollback ? rollback.RollBackAsync : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}

[StackTraceHidden]
sealed class ValueCall<TCall, TResult>(TCall call) : SyncCall<TResult>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<TResult>
{
    public override TResult Invoke(CancellationToken cancellationToken) => call.Invoke(cancellationToken);

    internal override Func<CancellationToken, Task>? RollbackOf(TResult result) => call is ITrackedRollback<TResult> rollback ? token => rollback.RollBackAsync(result, token) : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}

[StackTraceHidden]
sealed class TaskCall<TCall>(TCall call) : AsyncCall<Nothing>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<Task>
{
    public override async Task<Nothing> Invoke(CancellationToken cancellationToken)
    {
        await call.Invoke(cancellationToken).ConfigureAwait(false);
        return default;
    }

    internal override Func<CancellationToken, Task>? RollbackOf(Nothing result) => call is ITrackedRollback rollback ? rollback.RollBackAsync : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}

[StackTraceHidden]
sealed class TaskCall<TCall, TResult>(TCall call) : AsyncCall<TResult>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<Task<TResult>>
{
    public override Task<TResult> Invoke(CancellationToken cancellationToken) => call.Invoke(cancellationToken);

    internal override Func<CancellationToken, Task>? RollbackOf(TResult result) => call is ITrackedRollback<TResult> rollback ? token => rollback.RollBackAsync(result, token) : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}

[StackTraceHidden]
sealed class ValueTaskCall<TCall>(TCall call) : AsyncCall<Nothing>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<ValueTask>
{
    public override async Task<Nothing> Invoke(CancellationToken cancellationToken)
    {
        await call.Invoke(cancellationToken).ConfigureAwait(false);
        return default;
    }

    internal override Func<CancellationToken, Task>? RollbackOf(Nothing result) => call is ITrackedRollback rollback ? rollback.RollBackAsync : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}

[StackTraceHidden]
sealed class ValueTaskCall<TCall, TResult>(TCall call) : AsyncCall<TResult>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<ValueTask<TResult>>
{
    public override Task<TResult> Invoke(CancellationToken cancellationToken) => call.Invoke(cancellationToken).AsTask();

    internal override Func<CancellationToken, Task>? RollbackOf(TResult result) => call is ITrackedRollback<TResult> rollback ? token => rollback.RollBackAsync(result, token) : null;

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}
