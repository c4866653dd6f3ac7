namespace Orchestrix.Runtime.V1;

/// <summary>A parameter of a tracked method, as generated code describes it.</summary>
/// <param name="name">The parameter's name.</param>
/// <param name="type">The parameter's type as C# writes it, for people.</param>
public sealed class TrackedParameter(string name, string type)
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>The parameter's type as C# writes it, for people.</summary>
    public string Type { get; } = type;

    /// <summary>Whether the caller may leave the argument out.</summary>
    /// <value>By default <see langword="false"/>.</value>
    public bool IsOptional { get; init; }

    /// <summary>Whether the argument, or a part of it, must not be shown.</summary>
    /// <value>By default <see langword="false"/>.</value>
    public bool IsSensitive { get; init; }
}
