namespace Orchestrix.Events;

/// <summary>
/// Says which event names are meant. <c>*</c> stands for one or more characters, dots included, anywhere and any number of times; everything else stands
/// for itself, and case matters. Prefect's known names (<c>prefect.flow-run.Completed</c>) are understood as ours. Immutable.
/// </summary>
public sealed class EventNamePattern : IEquatable<EventNamePattern>
{
    /// <summary>A pattern.</summary>
    /// <param name="text">The name, with <c>*</c> for one or more characters.</param>
    public EventNamePattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = PrefectNames.Translate(text);
        Exact = Text.Contains('*', StringComparison.Ordinal) ? null : Symbol.Of(Text);
    }

    /// <summary>The pattern, with Prefect's names translated.</summary>
    public string Text { get; }

    /// <summary>The only name that is meant; <see langword="null"/> when the pattern has a wildcard.</summary>
    public Symbol? Exact { get; }

    /// <summary>Whether a name is meant.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool Accepts(Symbol name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Exact?.Equals(name) ?? Glob.IsNameMatch(Text, name.Text);
    }

    /// <summary>A text is a pattern.</summary>
    /// <param name="text">The name, with <c>*</c> for one or more characters.</param>
    public static implicit operator EventNamePattern(string text) => new(text);

    /// <inheritdoc/>
    public bool Equals(EventNamePattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventNamePattern);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
