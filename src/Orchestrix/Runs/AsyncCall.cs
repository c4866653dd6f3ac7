using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call that ends when the task that it returns ends.</summary>
abstract class AsyncCall<T>(RunnableDefinition definition, bool takesToken, CancellationToken callerToken) : CapturedCall(definition, takesToken, callerToken)
{
    public abstract Task<T> Invoke(CancellationToken cancellationToken);

    /// <summary>What undoes the call, as its attribute says; null where it says nothing.</summary>
    internal virtual Func<CancellationToken, Task>? RollbackOf(T result) => null;

    internal override async Task<object?> InvokeAsync(CancellationToken cancellationToken) => Nothing.Or(await Invoke(cancellationToken).ConfigureAwait(false));
}
