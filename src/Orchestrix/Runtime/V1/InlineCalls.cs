using System.Diagnostics;
using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>
/// Where intercepted calls begin that pass something by reference: a <see langword="ref"/> parameter, a span, a struct that changes. Nothing of them can be
/// kept, so they happen where they stand, and once.
/// </summary>
[StackTraceHidden]
public static class InlineCalls
{
    /// <summary>Begins the run of a call. The caller makes the call at once, and ends it with one of the methods of what it gets.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="cancellationToken">The caller's token, where the method takes one.</param>
    /// <returns>The call under way; one without a run where nothing tracks.</returns>
    /// <exception cref="CallCaptureException">A lambda should name the method.</exception>
    public static InlineCall Begin(TrackedMethod method, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (CallGate.IsInert) return new InlineCall(cancellationToken);
        return CallGate.Route(method.Definition, out var engine, out var parent) switch
        {
            CallRoute.Untracked => new InlineCall(cancellationToken),
            CallRoute.Captured => throw new CallCaptureException($"'{method.Name}' cannot be named in a lambda, since it passes something by reference and no call of it can be kept. Name a flow or task that passes and returns values."),
            _ => InlineCall.Enter(engine!, parent, method, cancellationToken),
        };
    }
}
