namespace Orchestrix.Variables;

/// <summary>A variable was to be made, and there is one of that name.</summary>
/// <param name="name">The name.</param>
public sealed class VariableExistsException(string name)
    : OrchestrixException($"There is a variable '{name}' already. Set it with overwrite: true, or take another name.")
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
