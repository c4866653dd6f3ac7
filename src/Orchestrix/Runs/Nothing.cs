namespace Orchestrix.Runs;

/// <summary>The result of a method that returns none.</summary>
readonly record struct Nothing
{
    /// <summary>The result as users see it.</summary>
    public static object? Or<T>(T result) => result is Nothing ? null : result;
}
