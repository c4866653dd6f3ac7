using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>A call that ends when the task that it returns ends.</summary>
abstract class AsyncCall<T>(RunnableDefinition definition, bool takesToken, CancellationToken callerToken) : CapturedCall(definition, takesToken, callerToken)
{
    public abstract Task<T> Invoke(CancellationToken cancellationToken);

    internal override async Task<object?> InvokeAsync(CancellationToken cancellationToken) => Nothing.Or(await Invoke(cancellationToken).ConfigureAwait(false));
}
