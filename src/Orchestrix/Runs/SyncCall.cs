using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call that ends when it returns.</summary>
abstract class SyncCall<T>(RunnableDefinition definition, bool takesToken, CancellationToken callerToken) : CapturedCall(definition, takesToken, callerToken)
{
    public abstract T Invoke(CancellationToken cancellationToken);

    /// <summary>What undoes the call, as its attribute says; null where it says nothing.</summary>
    internal virtual Func<CancellationToken, Task>? RollbackOf(T result) => null;

    internal override Task<object?> InvokeAsync(CancellationToken cancellationToken) => Task.FromResult(Nothing.Or(Invoke(cancellationToken)));
}
