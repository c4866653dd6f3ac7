using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call that ends when it returns.</summary>
abstract class SyncCall<T>(RunnableDefinition definition, bool takesToken, CancellationToken callerToken) : CapturedCall(definition, takesToken, callerToken)
{
    public abstract T Invoke(CancellationToken cancellationToken);

    internal override Task<object?> InvokeAsync(CancellationToken cancellationToken) => Task.FromResult(Nothing.Or(Invoke(cancellationToken)));
}
