using System.Diagnostics;

namespace Orchestrix.Runtime.Explicit;

/// <summary>Says whether a result of a type is there when the body returns.</summary>
[StackTraceHidden]
static class SyncResult<TResult>
{
    // Once for each type, and a constant for compiled code.
    static readonly bool IsLater = typeof(Task).IsAssignableFrom(typeof(TResult)) || typeof(TResult) == typeof(ValueTask)
        || (typeof(TResult).IsGenericType && typeof(TResult).GetGenericTypeDefinition() is var open && (open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)));

    /// <exception cref="ArgumentException">It is not.</exception>
    public static void ThrowIfLater(TrackedRunnable callee, Delegate body)
    {
        if (IsLater) throw new ArgumentException($"The body of '{callee}' returns {typeof(TResult).Name}, and its run would end before that does. Use CallAsync for tasks (a value task with AsTask), and Stream for streams.", nameof(body));
    }
}
