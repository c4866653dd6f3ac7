using System.Diagnostics.CodeAnalysis;

namespace Orchestrix.Storage;

/// <summary>
/// The lock of the log. Every state change of every run takes it, for some ten nanoseconds in which no user code runs; a third of the time of a
/// general lock is worth this one. Never held across a wait. Whoever finds it taken spins, and gives its time slice away when the holder has lost its own.
/// </summary>
struct AppendGate
{
    int held;

    /// <summary>Takes the lock, until what is returned is disposed.</summary>
    [UnscopedRef]
    public Hold Enter()
    {
        if (Interlocked.CompareExchange(ref held, 1, 0) != 0) Wait();
        return new Hold(ref held);
    }

    void Wait()
    {
        SpinWait spinner = default;
        do spinner.SpinOnce(sleep1Threshold: -1);
        while (Interlocked.CompareExchange(ref held, 1, 0) != 0);
    }

    /// <summary>The lock, while it is held.</summary>
    public readonly ref struct Hold(ref int held)
    {
        readonly ref int held = ref held;

        public void Dispose() => Volatile.Write(ref held, 0);
    }
}
