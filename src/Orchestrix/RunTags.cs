namespace Orchestrix;

/// <summary>Tags for the runs that begin in a part of the code, beyond those of their attributes.</summary>
public static class RunTags
{
    static readonly AsyncLocal<string[]?> Scope = new();
    static volatile bool areUsed;

    /// <summary>Gives tags to every run that begins until the scope is disposed, in this flow of control and what it starts; runs below those inherit them.</summary>
    /// <param name="tags">The tags, beside those of scopes around this one.</param>
    /// <returns>The scope, to be disposed where it was opened.</returns>
    /// <exception cref="ArgumentException">A tag is empty.</exception>
    /// <example>
    /// <code>
    /// using (RunTags.Add("nightly")) await Names.BuildNames(5);
    /// </code>
    /// </example>
    public static IDisposable Add(params IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var before = Scope.Value;
        string[] all = [.. (before ?? []).Concat(tags).Distinct(StringComparer.Ordinal)];
        foreach (var tag in all) ArgumentException.ThrowIfNullOrWhiteSpace(tag, nameof(tags));
        areUsed = true;
        Scope.Value = all;
        return new Opened(before);
    }

    /// <summary>The tags of the scopes around here; null when there are none. Costs nothing in a process that opens no scope.</summary>
    internal static string[]? Current => areUsed ? Scope.Value : null;

    sealed class Opened(string[]? before) : IDisposable
    {
        bool disposed;

        public void Dispose()
        {
            if (disposed) return;
            disposed = true;
            Scope.Value = before;
        }
    }
}
