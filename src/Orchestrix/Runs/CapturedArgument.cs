namespace Orchestrix.Runs;

/// <summary>An argument of a <see cref="CapturedCall"/>.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The argument.</param>
public readonly record struct CapturedArgument(string Name, object? Value)
{
    /// <summary>Whether the argument, or a part of it, is marked <see cref="SensitiveAttribute"/>: as text it is <c>***</c>.</summary>
    public bool IsSensitive { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {(IsSensitive ? SensitiveAttribute.Mask : Value ?? "null")}";
}
