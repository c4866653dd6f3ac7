namespace Orchestrix.Runs;

/// <summary>An argument of a <see cref="CapturedCall"/>.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The argument.</param>
public readonly record struct CapturedArgument(string Name, object? Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value ?? "null"}";
}
