using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

// A stream that the engine starts: nobody takes the elements, so it goes through them itself.
[StackTraceHidden]
sealed class StreamCall<TCall, T>(TCall call) : AsyncCall<Nothing>(call.Method.Definition, call.Method.TakesCancellationToken, call.CancellationToken)
    where TCall : struct, ITrackedCall<IAsyncEnumerable<T>>
{
    public override async Task<Nothing> Invoke(CancellationToken cancellationToken)
    {
        await foreach (var _ in call.Invoke(cancellationToken).ConfigureAwait(false)) { }
        return default;
    }

    internal override void Describe(ICallSink sink) => call.Describe(new CallArguments(sink));
}
