namespace Orchestrix.Runs;

/// <summary>
/// The hosts of this process that run. A call outside of any run and scope belongs to the only one there is; when there are several, none can be chosen.
/// Hosts made for a test are never chosen this way, so that parallel tests cannot see each other.
/// </summary>
static class RunningEngines
{
    static readonly Lock Gate = new();
    static RunEngine[] all = [];

    /// <summary>The engine that calls without a context belong to; null when there is none, or more than one.</summary>
    public static RunEngine? Single => Volatile.Read(ref single);

    static RunEngine? single;

    /// <summary>Whether there is no engine at all.</summary>
    public static bool AreNone => none;

    static volatile bool none = true;

    /// <summary>Whether there are engines, but none can be chosen.</summary>
    public static bool IsAmbiguous => Volatile.Read(ref all).Length > 1;

    public static void Add(RunEngine engine)
    {
        lock (Gate) Set([.. all, engine]);
    }

    public static void Remove(RunEngine engine)
    {
        lock (Gate) Set([.. all.Where(e => !ReferenceEquals(e, engine))]);
    }

    /// <summary>The engine whose rule about untracked calls is the strictest.</summary>
    public static RunEngine? Strictest => Volatile.Read(ref all).MaxBy(e => e.Options.OnUntracked switch
    {
        UntrackedCall.Throw => 2,
        UntrackedCall.Warn => 1,
        _ => 0,
    });

    static void Set(RunEngine[] engines)
    {
        Volatile.Write(ref all, engines);
        none = engines.Length == 0;
        Volatile.Write(ref single, engines.Length == 1 ? engines[0] : null);
    }
}
