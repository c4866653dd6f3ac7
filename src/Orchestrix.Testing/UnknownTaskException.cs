namespace Orchestrix.Testing;

/// <summary>A name that should tell one task of the host's tells none, or several.</summary>
public sealed class UnknownTaskException : OrchestrixException
{
    internal UnknownTaskException(string name, bool isAmbiguous, IReadOnlyList<string> candidates)
        : base($"{(isAmbiguous ? $"Several tasks are called '{name}'" : $"No task is called '{name}'")}. Use one of these names: {string.Join(", ", candidates)}.")
    {
        Name = name;
        IsAmbiguous = isAmbiguous;
        Candidates = candidates;
    }

    /// <summary>The name that was given.</summary>
    public string Name { get; }

    /// <summary>Whether several tasks have the name; otherwise none has.</summary>
    public bool IsAmbiguous { get; }

    /// <summary>The names that would do: those of the tasks that have the name, or of all.</summary>
    public IReadOnlyList<string> Candidates { get; }
}
