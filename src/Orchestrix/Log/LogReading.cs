namespace Orchestrix.Log;

/// <summary>Says whether the current thread is reading the log, so that a reader that publishes never waits for itself.</summary>
public static class LogReading
{
    [ThreadStatic]
    static int depth;

    /// <summary>Whether the current thread is inside of <see cref="Enter"/> and <see cref="Leave"/>.</summary>
    public static bool IsReader => depth > 0;

    /// <summary>The current thread begins to handle records.</summary>
    public static void Enter() => depth++;

    /// <summary>The current thread has handled its records.</summary>
    public static void Leave() => depth--;
}
