using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>Where intercepted calls arrive that return their elements one by one.</summary>
[StackTraceHidden]
public static class StreamCalls
{
    /// <summary>A call that returns an <see cref="IAsyncEnumerable{T}"/>.</summary>
    /// <typeparam name="TCall">The generated struct.</typeparam>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>The elements. Each time that somebody goes through them is a run, from the first element asked for to the last, or to the end of the asking.</returns>
    public static IAsyncEnumerable<T> Run<TCall, T>(in TCall call) where TCall : struct, ITrackedCall<IAsyncEnumerable<T>>
    {
        if (CallGate.IsInert) return call.Invoke(call.CancellationToken);
        if (Ambient.Current is not CallCapture capture) return new TrackedStream<TCall, T>(call);
        capture.Add(new StreamCall<TCall, T>(call));
        return new TrackedStream<TCall, T>(call);
    }
}
