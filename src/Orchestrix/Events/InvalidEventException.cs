namespace Orchestrix.Events;

/// <summary>An event was not accepted because it is malformed or exceeds one of the <see cref="EventLimits"/>. Nothing of it was stored.</summary>
public sealed class InvalidEventException : OrchestrixException
{
    /// <summary>An exception with one mistake.</summary>
    /// <param name="message">The mistake.</param>
    public InvalidEventException(string message) : this([message]) { }

    /// <summary>An exception with all mistakes.</summary>
    /// <param name="mistakes">The mistakes; at least one.</param>
    public InvalidEventException(IReadOnlyList<string> mistakes) : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    /// <summary>Everything that is wrong, each in a sentence with its mend.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    internal static void ThrowIfAny(List<string>? mistakes)
    {
        if (mistakes is { Count: > 0 }) throw new InvalidEventException(mistakes);
    }
}
