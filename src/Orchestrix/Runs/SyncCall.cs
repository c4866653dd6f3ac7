using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call that ends when it returns.</summary>
abstract class SyncCall<T>(RunnableDefinition definition, CancellationToken callerToken, bool takesToken) : CapturedCall(definition, callerToken, takesToken)
{
    public abstract T Invoke(CancellationToken cancellationToken);

    internal override Task<object?> InvokeAsync(CancellationToken cancellationToken) => Task.FromResult(Nothing.Or(Invoke(cancellationToken)));
}
