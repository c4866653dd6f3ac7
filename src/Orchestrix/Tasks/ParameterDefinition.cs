namespace Orchestrix.Tasks;

/// <summary>A parameter that carries data.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The parameter's type as C# writes it.</param>
/// <param name="IsOptional">Whether the argument may be left out.</param>
public sealed record ParameterDefinition(string Name, string Type, bool IsOptional)
{
    /// <summary>Whether the argument, or a part of it, is marked <see cref="SensitiveAttribute"/> and must not be shown.</summary>
    public bool IsSensitive { get; init; }
}
